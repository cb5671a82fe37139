import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Call } from './call.ts';

/** Milliseconds between two looks. */
const INTERVAL = 1_000;
/**
 * So many looks in a row may show what is no longer so: links are said to be broken once ICE has noticed (some 5 s),
 * and weak after three looks of the page's own.
 */
const TOLERANCE = 8;

/** One look at one side: whether sound has come in since the one before, and what the page says of the call. */
export interface Look {
  readonly hasSound: boolean;
  readonly shown: string;
}

/** Looks at both sides while something happens to the network, and holds what is shown against what is so. */
export class Truth {
  readonly #call: Call;
  readonly #sides: [Look[], Look[]] = [[], []];
  readonly #over = new AbortController();
  readonly #done: Promise<void>;

  constructor(call: Call) {
    this.#call = call;
    this.#done = this.#watch();
  }

  /** Stops looking, prints what was shown when, and throws where that was not so. */
  async judge(test: TestContext): Promise<void> {
    this.#over.abort();
    await this.#done;
    for (const [side, looks] of this.#sides.entries()) {
      const who = ['Alice', 'Bob'][side];
      test.diagnostic(`${who} was shown: ${story(looks)}`);
      assert.equal(lie(looks), undefined, `${who}: ${story(looks)}`);
    }
  }

  async #watch(): Promise<void> {
    let before = await this.#call.flows();
    while (!this.#over.signal.aborted) {
      await wait(INTERVAL, undefined, { signal: this.#over.signal }).catch(() => {});
      const [now, shown] = await Promise.all([this.#call.flows(), this.#call.shown()]);
      for (const side of [0, 1] as const) {
        const hasSound = (now[side]?.packets ?? 0) !== (before[side]?.packets ?? 0);
        this.#sides[side].push({ hasSound, shown: shown[side] ?? '' });
      }
      before = now;
    }
  }
}

/** What was untrue for longer than it may be; undefined where nothing was. */
export function lie(looks: readonly Look[]): string | undefined {
  let silent = 0;
  let doubted = 0;
  for (const { hasSound, shown } of looks) {
    silent = !hasSound && shown === '' ? silent + 1 : 0;
    doubted = hasSound && /Connection lost|nobody|anybody/i.test(shown) ? doubted + 1 : 0;
    if (silent > TOLERANCE) return 'nothing was heard, and nothing was said of it';
    if (doubted > TOLERANCE) return 'it was heard, and said to be lost';
  }
  return undefined;
}

/** The looks in short: `sound 3 s · silence 2 s · silence 4 s “Reconnecting…”`. */
function story(looks: readonly Look[]): string {
  const parts: { text: string; count: number }[] = [];
  for (const { hasSound, shown } of looks) {
    const text = `${hasSound ? 'sound' : 'silence'}|${shown && ` “${shown}”`}`;
    const last = parts.at(-1);
    if (last?.text === text) last.count += 1;
    else parts.push({ text, count: 1 });
  }
  return parts.map(({ text, count }) => text.replace('|', ` ${count} s`)).join(' · ');
}
