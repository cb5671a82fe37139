/** What gives reason to doubt the connection to the server, which says nothing of its own end for some 18 s. */
export type Doubt =
  /** The browser says that there is a network again. */
  | 'online'
  /** The browser says that the network is another, or as good or bad as another. */
  | 'network'
  /** A link to somebody else has broken, or gone silent. */
  | 'link'
  /** The device was asleep. */
  | 'slept';

/** Milliseconds for the server to answer. One that is slower is reached again sooner than it is waited for. */
export const ANSWER_LIMIT = 1_500;

/** Milliseconds between two looks at the clock. */
export const LOOK = 2_000;

/** Whether the device was asleep: far more time has passed than a page that is merely slow would explain. */
export const wasAsleep = (passed: number): boolean => passed > LOOK + 5_000;

/**
 * Whether the links to the others are to find their way again at once, though they may not know yet that theirs is
 * gone: surely when the server did not answer, and where the browser was sure of a change.
 */
export const isElsewhere = (doubt: Doubt, hasAnswered: boolean): boolean =>
  !hasAnswered || doubt === 'online' || doubt === 'slept';
