import type { Signaling } from '../signaling/signaling.ts';

/** Where a page that goes away leaves its call for the next one of the same tab (`room/kept-call.ts`). */
export const KEPT_CALL = 'call-elements';

/** Whether the page before this one was in a call when it went away. */
export function wasInCall(): boolean {
  try {
    return Boolean(sessionStorage[KEPT_CALL]);
  } catch {
    // A page that may not store anything has left nothing either.
    return false;
  }
}

/**
 * Tells the server when the page goes away, so that the others need not wait for the whole grace time. It is not a
 * leave: the same member may come back within moments.
 */
export function announceLeaving(signaling: Signaling, until: AbortSignal): void {
  const options = { signal: until };
  const hide = ({ persisted }: PageTransitionEvent): void => {
    if (signaling.state.value !== 'connected') return;
    signaling.request('session:leaving', {}).catch(() => {});
    // Put away, it would be taken for there, and could not be rung.
    if (persisted) signaling.pause();
  };
  addEventListener('pagehide', hide, options);
  addEventListener('pageshow', ({ persisted }) => persisted && signaling.reconnect(), options);
}
