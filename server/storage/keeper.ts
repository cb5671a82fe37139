import { queue } from '../../src/base/serial.ts';
import { after } from '../../src/base/timers.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { StoreName } from './store-error.ts';

/** Milliseconds between tries: some ten minutes in all. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000, ...Array.from({ length: 20 }, () => 30_000)];
/** What may wait at a time: more would fill the memory of a server whose database is away. */
const MOST = 5_000;
/** Milliseconds that anybody waits for the first try. */
const PATIENCE = 2_000;

interface Parts {
  /** Hears of each thing that could not be kept at once, and is tried again. */
  readonly failed: (store: StoreName, error: unknown) => void;
  /** Hears of each thing that is lost. */
  readonly lost: (store: StoreName) => void;
  /** Once it is aborted, what waits is tried for the last time. */
  readonly until: AbortSignal;
  readonly pauses?: readonly number[];
  readonly most?: number;
}

interface Line {
  readonly inTurn: ReturnType<typeof queue>;
  length: number;
  isFailing: boolean;
}

/**
 * Keeps something that is not to hold up a call: with one key after the other, in order, and again where it fails. A step
 * may so run more than once. Resolves once it was tried, at the latest after some moments, and never rejects.
 */
export type Keep = (store: StoreName, key: string, step: () => Promise<unknown>) => Promise<void>;

/** Sees to it that what calls leave behind is kept, though nobody waits for it, and that nothing is lost silently. */
export class Keeper {
  readonly #parts: Required<Parts>;
  readonly #lines = new Map<string, Line>();
  #waiting = 0;
  #settled: (() => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = { pauses: PAUSES, most: MOST, ...parts };
  }

  readonly keep: Keep = (store, key, step) => {
    if (this.#waiting >= this.#parts.most) {
      this.#parts.lost(store);
      return Promise.resolve();
    }
    const name = `${store} ${key}`;
    const line = this.#lines.get(name) ?? { inTurn: queue(), length: 0, isFailing: false };
    this.#lines.set(name, line);
    line.length += 1;
    this.#waiting += 1;
    return new Promise((tried) => {
      const timer = setTimeout(tried, line.isFailing ? 0 : PATIENCE);
      line
        .inTurn(() =>
          this.#insist(store, step, line, () => {
            clearTimeout(timer);
            tried();
          }),
        )
        .finally(() => {
          line.length -= 1;
          this.#waiting -= 1;
          if (line.length === 0) this.#lines.delete(name);
          if (this.#waiting === 0) for (const done of this.#settled.splice(0)) done();
        });
    });
  };

  /** Resolves when nothing waits any more. */
  settled(): Promise<void> {
    return this.#waiting === 0
      ? Promise.resolve()
      : new Promise((done) => this.#settled.push(done));
  }

  async #insist(
    store: StoreName,
    step: () => Promise<unknown>,
    line: Line,
    tried: () => void,
  ): Promise<void> {
    const { failed, lost, pauses, until } = this.#parts;
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await this.#pause(pause);
      const isLast = until.aborted;
      try {
        await step();
        line.isFailing = false;
        tried();
        return;
      } catch (error) {
        tried();
        if (pause === 0) failed(store, error);
        // Refused by a rule, it will be so again.
        if (error instanceof CallError) return;
        line.isFailing = true;
        if (isLast) break;
      }
    }
    lost(store);
  }

  #pause(ms: number): Promise<void> {
    const { until } = this.#parts;
    return new Promise((done) => {
      if (until.aborted) return done();
      const over = new AbortController();
      until.addEventListener('abort', () => done(), { once: true, signal: over.signal });
      after(
        ms,
        () => {
          over.abort();
          done();
        },
        until,
      );
    });
  }
}
