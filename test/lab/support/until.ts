import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two looks. */
const INTERVAL = 100;
/** Milliseconds after which something will not come any more. Far above what anything here takes. */
const LONGEST = 60_000;

/** Looks again and again until there is something to see. */
export async function until<T>(what: string, look: () => Promise<T | false>): Promise<T> {
  const end = performance.now() + LONGEST;
  while (performance.now() < end) {
    const seen = await look();
    if (seen) return seen;
    await wait(INTERVAL);
  }
  throw new Error(`in ${LONGEST / 1_000} s it was never so that ${what}`);
}
