import { after } from '../../src/base/timers.ts';
import type { Deliveries, Delivery } from './deliveries.ts';
import { PAUSES, pauseAfter } from './pause-state.ts';
import type { Posted } from './post.ts';

/** Events that are on their way to one address at a time. */
const AT_ONCE = 8;
/** Milliseconds after which somebody else may take an event: whoever took it has died. Longer than a site may take. */
const LEASE = 60_000;
/** Milliseconds between looks for what is due: what has failed before, and what other nodes have left. */
const LOOK = 1_000;

export interface CourierParts {
  readonly url: string;
  readonly deliveries: Deliveries;
  readonly post: (delivery: Delivery) => Promise<Posted>;
  /** Hears what came of each try; `dead` where it was the last. */
  readonly tried: (
    delivery: Delivery,
    result: 'delivered' | 'failed' | 'dead',
    reason?: string,
  ) => void;
  readonly onError: (error: unknown) => void;
  readonly pauses?: readonly number[];
}

/** Brings events to one address, however long that takes: others have couriers of their own. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #over = new AbortController();
  readonly #carried = new Set<Promise<void>>();
  #isLooking = false;
  #isAsked = false;

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#lookLater();
  }

  /** There may be something to bring. */
  look(): void {
    this.#isAsked = true;
    if (!this.#isLooking) this.#look().catch(this.#parts.onError);
  }

  /** Brings what is due, and looks for nothing after that. */
  async end(): Promise<void> {
    this.look();
    this.#over.abort();
    while (this.#isLooking || this.#carried.size > 0) {
      await Promise.all(this.#carried);
      // Where it is still looking, what it finds is on its way a moment later.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #lookLater(): void {
    const again = () => {
      this.look();
      this.#lookLater();
    };
    after(LOOK, again, this.#over.signal);
  }

  async #look(): Promise<void> {
    const { url, deliveries, onError } = this.#parts;
    this.#isLooking = true;
    try {
      while (this.#isAsked && this.#carried.size < AT_ONCE) {
        this.#isAsked = false;
        const now = Date.now();
        const free = AT_ONCE - this.#carried.size;
        for (const delivery of await deliveries.claim(url, now, now + LEASE, free)) {
          const carried = this.#carry(delivery)
            .catch(onError)
            .finally(() => {
              this.#carried.delete(carried);
              // The next of its call may go.
              this.look();
            });
          this.#carried.add(carried);
        }
      }
    } finally {
      this.#isLooking = false;
    }
  }

  async #carry(delivery: Delivery): Promise<void> {
    const { deliveries, post, tried, pauses = PAUSES } = this.#parts;
    const posted = await post(delivery);
    if (posted === 'arrived') {
      await deliveries.done(delivery);
      return tried(delivery, 'delivered');
    }
    const { reason, isGone } = posted;
    const pause = isGone ? undefined : pauseAfter(delivery.tries, Math.random(), pauses);
    if (pause === undefined) await deliveries.bury(delivery, reason);
    else await deliveries.postpone(delivery, Date.now() + pause);
    tried(delivery, pause === undefined ? 'dead' : 'failed', reason);
  }
}
