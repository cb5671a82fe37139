/** Milliseconds of vibrating and resting, in turns. */
const RING = [400, 200, 400, 1_200] as const;
/** So often that it outlasts any ringing, and no list that browsers cut short (at 99 entries). */
const TIMES = 24;

/**
 * Vibrates until `until` is aborted, where the device can. Browsers allow it after a gesture alone, and complain
 * otherwise (W3C Vibration API, section 9).
 */
export function vibrate(until: AbortSignal): void {
  if (until.aborted || !navigator.vibrate || !navigator.userActivation?.hasBeenActive) return;
  navigator.vibrate(Array.from({ length: TIMES }, () => RING).flat());
  until.addEventListener('abort', () => navigator.vibrate(0), { once: true });
}
