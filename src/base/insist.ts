import { after } from './timers.ts';

/** Milliseconds after which code that could not be loaded is asked for again. */
const RETRY = 1_500;

/**
 * Loads code. When that fails, for want of a network, it is loaded `again` in a while: by itself, or by whoever still
 * needs it then. Resolves after the first time, in either case.
 */
export const insist = <T>(
  load: () => Promise<T>,
  done: (loaded: T) => void,
  again: () => void = () => void insist(load, done),
): Promise<void> => load().then(done, () => after(RETRY, again));
