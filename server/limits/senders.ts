import type { UserId } from '../../src/protocol/ids.ts';
import type { Sender } from './rates.ts';

/** People who are remembered; who has asked longest ago is forgotten first. */
const MOST = 10_000;

/** Senders of those who ask without a connection: a person who asks again from the same address is the same one. */
export class Senders {
  readonly #known = new Map<string, Sender>();

  of(id: string, user: UserId, address: string): Sender {
    const key = `${address} ${user}`;
    const sender = this.#known.get(key) ?? { id, user, address };
    // Maps keep the order of insertion: putting it back makes it the newest.
    this.#known.delete(key);
    this.#known.set(key, sender);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    return sender;
  }
}
