import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { CallError } from '../../src/protocol/errors.ts';

/** Milliseconds until those who count are asked again who could not be. */
const UNASKED = 1_000;

/**
 * One connection's share of what a person or an address may send, taken in advance where that is much. So most messages need
 * not ask those who count for all nodes. What of it is not used is lost to the others until the time is over.
 */
export class Lease {
  readonly #limiter: RateLimiterAbstract;
  readonly #key: string;
  readonly #size: number;
  #left = 0;
  #until = 0;
  #asking: Promise<void> | undefined;

  /** `size`: how much is taken at a time. */
  constructor(limiter: RateLimiterAbstract, key: string, size: number) {
    this.#limiter = limiter;
    this.#key = key;
    this.#size = size;
  }

  /** Takes one of what there is; false where it is to be renewed first. `now` in milliseconds, by a clock that is never put back. */
  take(now: number): boolean {
    if (this.#left < 1 || now >= this.#until) return false;
    this.#left -= 1;
    return true;
  }

  /** Asks for more, and takes one. Throws `rate-limited`; something else where it could not be asked, and goes on for a while. */
  async renew(): Promise<void> {
    // Those who come meanwhile share what the first one gets.
    while (this.#asking) {
      await this.#asking.catch(() => {});
      if (this.take(performance.now())) return;
    }
    this.#asking = this.#ask().finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  async #ask(): Promise<void> {
    try {
      const got = await this.#limiter.consume(this.#key, this.#size);
      this.#begin(got.msBeforeNext);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw tooMany(refused);
      this.#begin(UNASKED);
      throw refused;
    }
  }

  #begin(lasts: number): void {
    this.#left = this.#size - 1;
    this.#until = performance.now() + lasts;
  }
}

/** `cause` may say when to try again. */
export const tooMany = (cause?: RateLimiterRes): CallError =>
  new CallError('rate-limited', 'too many at once, try again shortly', { cause });
