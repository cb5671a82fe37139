import type { Running } from '../../server/start.ts';
import { newId } from '../../src/base/new-id.ts';
import type { Invite } from '../../src/protocol/invite.ts';
import { type Api, apiOf } from './api.ts';
import { type BareClient, connect, newInstance } from './bare-client.ts';
import { runServer } from './running-server.ts';
import { tokens } from './tokens.ts';

export const slots = { microphone: true, camera: false };

/** A server, and people who come to it with pages and by HTTP. */
export class ApiTown {
  readonly #kind: 'tokens' | 'open';
  readonly #pages: BareClient[] = [];
  readonly #tokens = tokens();
  #server: Running | undefined;

  constructor(kind: 'tokens' | 'open' = 'tokens') {
    this.#kind = kind;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  async begin(...[settings, instead]: Parameters<typeof runServer>): Promise<void> {
    const { secret } = this.#tokens;
    const own = this.#kind === 'tokens' && { CALL_SECRET: secret };
    this.#server = await runServer({ ...own, ...settings }, instead);
  }

  /** All pages are closed; nobody is there any more. */
  leave(): void {
    for (const page of this.#pages.splice(0)) page.close();
  }

  async end(): Promise<void> {
    this.leave();
    await this.#server?.stop();
  }

  /** Alice, Bob, Carol and Mallory: others each time, so that nothing is left of those before. */
  people(): [string, string, string, string] {
    const made = newId().slice(0, 8);
    return [`alice-${made}`, `bob-${made}`, `carol-${made}`, `mallory-${made}`];
  }

  /** What somebody shows when they sign in. */
  async bearer(user: string, claims = {}): Promise<string> {
    return this.#kind === 'open' ? user : this.#tokens.sign({ sub: user, ...claims });
  }

  async page(user: string, claims = {}): Promise<BareClient> {
    const bearer = await this.bearer(user, claims);
    const page = await connect(this.url, this.#kind === 'open' ? { user } : { token: bearer });
    this.#pages.push(page);
    return page;
  }

  async api(user: string, claims = {}): Promise<Api> {
    return apiOf(this.url, await this.bearer(user, claims));
  }
}

/** The next call that rings on a page. */
export const rung = (page: BareClient): Promise<{ invite: Invite }> =>
  page.next('invite:changed', ({ invite }) => invite.callees[0]?.status === 'ringing');

/** The next news of a call that its callee has this status. */
export const settled = (page: BareClient, wanted: string): Promise<{ invite: Invite }> =>
  page.next('invite:changed', ({ invite }) => invite.callees[0]?.status === wanted);

/** Why the next room closes in which a page is. */
export const closed = (page: BareClient) => page.next('room:closed').then(({ reason }) => reason);

/** A page rings people into a new call. */
export const call = async (page: BareClient, ...to: string[]): Promise<Invite> => {
  const arrival = { instance: newInstance(), slots };
  return (await page.ask('invite:send', { id: newId(), to, video: false, arrival })).invite;
};

/** A page accepts a call. */
export const accept = (page: BareClient, { id }: Invite) =>
  page.ask('invite:accept', { invite: id, instance: newInstance(), slots });
