import { pino } from 'pino';

/** Characters that may wait to be written. Beyond that lines are lost, and not calls. */
const MOST = 10_000_000;

/**
 * Writes lines beside the work: calls do not wait for whoever reads the log, or does not. What waits when the process ends is
 * written then, for as long as somebody reads.
 */
export const linesOut = (dest: number) => pino.destination({ dest, sync: false, maxLength: MOST });
