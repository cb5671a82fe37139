/**
 * So many at once, and then as many as come back with time. Decides at once, and costs nothing while nobody sends: what has
 * come back is reckoned when it is asked for.
 */
export class TokenBucket {
  readonly #most: number;
  readonly #perMillisecond: number;
  #tokens: number;
  #at = 0;

  constructor({ points, seconds }: { readonly points: number; readonly seconds: number }) {
    this.#most = points;
    this.#perMillisecond = points / (seconds * 1_000);
    this.#tokens = points;
  }

  /** Takes one, where there is one. `now` in milliseconds, by a clock that is never put back. */
  take(now: number): boolean {
    const back = (now - this.#at) * this.#perMillisecond;
    this.#tokens = Math.min(this.#most, this.#tokens + back);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
