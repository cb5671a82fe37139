import { newId } from '../../src/base/new-id.ts';
import type { Fact } from '../facts.ts';
import type { Keep } from '../storage/keeper.ts';
import { Courier, type CourierParts } from './courier.ts';
import { type Delivery, TOO_MANY } from './deliveries.ts';
import { post } from './post.ts';
import { eventOf } from './webhook-event.ts';

interface Parts extends Pick<CourierParts, 'deliveries' | 'tried' | 'onError' | 'pauses'> {
  readonly urls: readonly string[];
  readonly secret: string;
  readonly keep: Keep;
}

/** Tells sites what happens to calls and rooms: what is told is kept until it has arrived, or is given up. */
export class Webhooks {
  readonly #parts: Parts;
  readonly #couriers: ReadonlyMap<string, Courier>;
  readonly #noted = new Set<Promise<void>>();
  #place = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { urls, secret, deliveries, tried, onError, pauses } = parts;
    const couriers = urls.map((url): [string, Courier] => {
      const more = { tried, onError, ...(pauses && { pauses }) };
      return [url, new Courier({ url, deliveries, post: (one) => post(one, secret), ...more })];
    });
    this.#couriers = new Map(couriers);
  }

  /** Notes what has happened, and has it brought. Holds up nobody. */
  readonly tell = (fact: Fact): void => {
    const event = eventOf(fact);
    if (!event) return;
    const { type, data } = event;
    const id = `msg_${newId()}`;
    const timestamp = new Date(fact.at).toISOString();
    const body = JSON.stringify({ id, type, timestamp, data });
    // Later than all before it, and comparable with what other nodes tell.
    this.#place = Math.max(this.#place + 1, Date.now() * 1_000);
    const about = { id, call: fact.call, place: this.#place, type, body, tries: 0 };
    for (const [url, courier] of this.#couriers) {
      const noted = this.#parts
        .keep('deliveries', fact.call, () => this.#add({ ...about, url }))
        .then(() => {
          this.#noted.delete(noted);
          courier.look();
        });
      this.#noted.add(noted);
    }
  };

  async #add(delivery: Delivery): Promise<void> {
    const { deliveries, tried } = this.#parts;
    for (const one of await deliveries.add(delivery)) tried(one, 'dead', TOO_MANY);
  }

  /** Brings what is due; what is not waits for another start, where it is kept. */
  async end(): Promise<void> {
    await Promise.all(this.#noted);
    await Promise.all([...this.#couriers.values()].map((courier) => courier.end()));
  }
}
