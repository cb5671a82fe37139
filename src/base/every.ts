import { log } from './log.ts';
import { after } from './timers.ts';

/**
 * Calls `what` every `ms` milliseconds, and never again before it is done, until `until` is aborted. Tells it how many
 * milliseconds have passed since the last time, which are many more after the device was asleep. A time that fails is not
 * the last.
 */
export function every(
  ms: number,
  what: (passed: number) => Promise<void> | void,
  until: AbortSignal,
): void {
  let last = Date.now();
  const next = async (): Promise<void> => {
    const now = Date.now();
    const passed = now - last;
    last = now;
    try {
      await what(passed);
    } catch (error) {
      log.warn('what is done again and again has failed', error);
    }
    after(ms, next, until);
  };
  after(ms, next, until);
}
