/** Milliseconds after which the first page comes back, so that a restart is not its first try. */
const FIRST = 1_000;
/** Milliseconds between one page and the next, and between the first and the last of however many. */
const APART = 2;
const LONGEST = 8_000;

/** After how many milliseconds one of so many pages is to come back: all at once would be the first thing that a new server has to bear. */
export const retryAfter = (index: number, count: number): number =>
  Math.round(FIRST + index * Math.min(APART, LONGEST / count));
