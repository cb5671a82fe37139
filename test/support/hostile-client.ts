import assert from 'node:assert/strict';
import { ERROR_CODES } from '../../src/protocol/errors.ts';
import { type BareClient, connect } from './bare-client.ts';

/** Messages after which it takes another name: just below the strictest rate. */
const PER_NAME = 18;

/** Sends what is wrong, and sees to it that each message is answered as an error is. */
export class HostileClient {
  client: BareClient;
  readonly #url: string;
  #sent = 0;

  private constructor(url: string, client: BareClient) {
    this.#url = url;
    this.client = client;
  }

  static async appear(url: string): Promise<HostileClient> {
    return new HostileClient(url, await connect(url, { user: 'mallory' }));
  }

  /** The code of the error that the message is answered with. */
  async send(command: string, ...payload: unknown[]): Promise<string> {
    this.#sent += 1;
    if (this.#sent % PER_NAME === 0) {
      this.client.close();
      this.client = await connect(this.#url, { user: `mallory-${this.#sent}` });
    }
    const reply = await this.client.send(command, ...payload);
    const what = `${command} ${JSON.stringify(payload)?.slice(0, 200)}`;
    assert.ok(!reply.ok, what);
    assert.deepEqual(Object.keys(reply).sort(), ['error', 'ok'], what);
    assert.ok(ERROR_CODES.includes(reply.error.code), what);
    assert.equal(typeof reply.error.message, 'string');
    assert.ok(reply.error.message.length < 300, what);
    return reply.error.code;
  }
}
