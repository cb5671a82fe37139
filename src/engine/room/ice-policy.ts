/** The longest that a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;
/** The least, so that credentials that hold for moments do not make a page ask without end. */
const SHORTEST = 1_000;

/**
 * Milliseconds after which TURN credentials that hold for `ttl` seconds are replaced: long before they end, so that a
 * server that is out of reach just then can be asked again. Where that has failed, `tries` times, it is sooner.
 */
export function refreshAfter(ttl: number, tries = 0): number {
  const wait = tries === 0 ? ttl * 0.6 : ttl * 0.05;
  return Math.min(Math.max(wait * 1_000, SHORTEST), LONGEST);
}
