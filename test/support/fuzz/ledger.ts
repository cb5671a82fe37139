import type { UserId } from '../../../src/protocol/ids.ts';
import type { Stay } from '../../../src/protocol/room.ts';
import type { Ear, Sent } from './ear.ts';

/** An invitation as somebody has sent it. More than one may try the same id. */
interface Attempt {
  readonly user: UserId;
  readonly ear: Ear;
  readonly to: ReadonlySet<UserId>;
}

const CALLS = /call-[0-9a-f]{32}/g;
const MADE = /[0-9a-f]{32}/g;

/** What was said by whom, which is noted before the server can have heard it: only that can come out at somebody else. */
export class Ledger {
  readonly #invites = new Map<string, Attempt[]>();
  /** Where invitations lead, once that was told. */
  readonly roomOf = new Map<string, string>();
  readonly #said = new Set<string>();
  readonly #concerned = new Map<string, Set<UserId>>();
  readonly #secrets = new Map<string, UserId>();
  readonly #knows = new Map<UserId, Set<string>>();
  readonly #visited = new Map<UserId, Set<string>>();

  /** Notes a message; `said` is the payload as the server's schema reads it, where it does. */
  note(ear: Ear, { command, said, text }: Sent): void {
    for (const [found] of text.matchAll(MADE)) this.knows(ear.user).add(found);
    for (const [found] of text.matchAll(CALLS)) this.knows(ear.user).add(found);
    if (!said) return;
    const { room, id, to, signal, member, slot, invite, device, mentions, reply, stay } = said;
    if (stay) this.knows(ear.user).add((stay as Stay).secret);
    if (command === 'invite:send') this.#invite(String(id), { ear, to: to as string[] });
    if (command === 'peer:relay') this.#said.add(keyOf('peer', room, to, signal));
    if (command === 'invite:relay') {
      this.#said.add(keyOf('invite', invite, device, signal));
      this.#said.add(keyOf('device', ear.user, invite, device));
    }
    if (command === 'member:stop') this.#said.add(keyOf('asked', room, member, slot, false));
    if (command === 'member:ask') this.#said.add(keyOf('asked', room, member, slot, true));
    if (command === 'chat:send' || command === 'chat:edit') {
      const message = command === 'chat:send' ? `${id}/${ear.user}` : String(id);
      if (command === 'chat:send') this.#said.add(keyOf('chat', room, message));
      for (const user of (mentions as string[] | undefined) ?? []) this.#concern(message, user);
      if (reply) this.#concern(message, String(reply).split('/').slice(1).join('/'));
    }
  }

  #invite(id: string, { ear, to }: { ear: Ear; to: readonly string[] }): void {
    const attempts = this.#invites.get(id) ?? [];
    this.#invites.set(id, [...attempts, { user: ear.user, ear, to: new Set(to) }]);
  }

  #concern(message: string, user: UserId): void {
    const users = this.#concerned.get(message) ?? new Set<UserId>();
    this.#concerned.set(message, users.add(user));
  }

  /** Who is said to have sent an invitation, where they did. */
  attempts(invite: string, user: UserId): readonly Attempt[] {
    return (this.#invites.get(invite) ?? []).filter((attempt) => attempt.user === user);
  }

  wasSaid(...what: unknown[]): boolean {
    return this.#said.has(keyOf(...what));
  }

  /** Whether a message names somebody, or answers them. */
  concerns(message: string, user: UserId): boolean {
    return this.#concerned.get(message)?.has(user) ?? false;
  }

  /** The secrets and calls that a person knows, since they were told or have said them. */
  knows(user: UserId): Set<string> {
    const known = this.#knows.get(user) ?? new Set<string>();
    this.#knows.set(user, known);
    return known;
  }

  /** A person was given a stay. Answers with what is wrong, where it is another's. */
  gave(user: UserId, secret: string): string | undefined {
    const owner = this.#secrets.get(secret) ?? user;
    this.#secrets.set(secret, owner);
    const isFine = owner === user || this.knows(user).has(secret);
    return isFine ? undefined : `the secret of ${owner}`;
  }

  visit(user: UserId, room: string): void {
    const rooms = this.#visited.get(user) ?? new Set<string>();
    this.#visited.set(user, rooms.add(room));
  }

  hasVisited(user: UserId, room: string): boolean {
    return this.#visited.get(user)?.has(room) ?? false;
  }

  /** What of a text is none of somebody's business: others' secrets, and calls that they were not told of. */
  foreignIn(text: string, user: UserId): string | undefined {
    for (const [secret] of text.matchAll(MADE)) {
      const owner = this.#secrets.get(secret);
      if (owner !== undefined && owner !== user && !this.knows(user).has(secret))
        return `the secret of ${owner}`;
    }
    for (const [call] of text.matchAll(CALLS))
      if (!this.knows(user).has(call)) return `${call}, of which they were never told`;
    return undefined;
  }
}

const keyOf = (...what: unknown[]): string => JSON.stringify(what);
