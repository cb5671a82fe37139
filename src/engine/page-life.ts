import type { Signaling } from '../signaling/signaling.ts';
import { type Calls, loadRoom } from './calls.ts';
import type { Facts } from './facts.ts';

/** Where a page that goes away leaves its call for the next one of the same tab (`room/kept-call.ts`). */
export const KEPT_CALL = 'call-elements';

/** What the coming and going of pages means for calls. */
export function followPage(
  signaling: Signaling,
  calls: Calls,
  facts: Facts,
  until: AbortSignal,
): void {
  // The others need not wait for the whole grace time. It is not a leave: the same member may be back within moments.
  addEventListener(
    'pagehide',
    () => {
      if (signaling.state.value === 'connected')
        signaling.request('session:leaving', {}).catch(() => {});
    },
    { signal: until },
  );
  try {
    if (!sessionStorage[KEPT_CALL]) return;
  } catch {
    // A page that may not store anything has left nothing either.
    return;
  }
  calls.returning = loadRoom().then(
    ({ comeBack }) => comeBack(signaling, calls, facts),
    () => {},
  );
}
