import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a site was told. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of 32 bytes, of a test.').toString('base64')}`;

/** A site that wants to be told, and checks by a library of others from whom it is. */
export class WebhookSite {
  readonly url: string;
  /** What it took, in the order in which it came. */
  readonly told: Told[] = [];
  /** How often it was asked. */
  asked = 0;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  }

  /** Opens one that answers with what `answer` gives for each event, by how often it was asked before. */
  static async open(
    answer: (told: Told, asked: number) => number | Promise<number> = () => 204,
  ): Promise<WebhookSite> {
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      const told = verified(body, request.headers);
      const status = told ? await answer(told, site.asked) : 401;
      site.asked += 1;
      if (told && status < 300) site.told.push(told);
      response.writeHead(status, status === 302 ? { Location: '/elsewhere' } : {}).end('noted');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const site = new WebhookSite(server);
    return site;
  }

  types(): readonly string[] {
    return this.told.map(({ type }) => type);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function verified(body: string, headers: IncomingHttpHeaders): Told | undefined {
  try {
    return new Webhook(WEBHOOK_SECRET).verify(body, headers as Record<string, string>) as Told;
  } catch {
    return undefined;
  }
}
