const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds between one try and the next: some twenty-seven hours in all. */
export const PAUSES = [
  ...[5_000, 30_000, 2 * MINUTE, 10 * MINUTE],
  ...[30 * MINUTE, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR],
];
/** By how much a pause may be longer: what failed together does not come again together. */
const SPREAD = 0.3;

/** After how long to try again what has failed so often before; undefined where it is given up. `chance` from 0 to 1. */
export function pauseAfter(
  tries: number,
  chance: number,
  pauses: readonly number[] = PAUSES,
): number | undefined {
  const pause = pauses[tries];
  return pause === undefined ? undefined : Math.round(pause * (1 + SPREAD * chance));
}
