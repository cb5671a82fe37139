/** Messages of one whole run, all kinds together. */
const MESSAGES = 100_000;
/** What everybody draws who asks for nothing else, so that what fails for one fails for all. */
const SEED = 1;

/** What every kind sends its share of. */
export interface Run {
  /** Which messages are drawn: `FUZZ_SEED`. */
  readonly seed: number;
  /** How many of this kind: its share of `FUZZ_MESSAGES`. */
  readonly messages: number;
  /** Whether it is long enough for all that can be done to have been done. */
  readonly isWhole: boolean;
}

/** A run as the environment asks for it. Otherwise whole, and the same as everybody's. */
export function runOf(share: number): Run {
  const { FUZZ_SEED, FUZZ_MESSAGES } = process.env;
  const seed = FUZZ_SEED === undefined ? SEED : Number(FUZZ_SEED);
  const all = FUZZ_MESSAGES === undefined ? MESSAGES : Number(FUZZ_MESSAGES);
  return { seed, messages: Math.ceil(all * share), isWhole: all >= MESSAGES };
}
