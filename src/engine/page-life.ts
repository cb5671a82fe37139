import type { Signaling } from '../signaling/signaling.ts';

/**
 * Tells the server when the page goes away, so that the others need not wait for the whole grace time. It is not a
 * leave: the same member may come back within moments, when the page was only reloaded.
 */
export function announceLeaving(signaling: Signaling, until: AbortSignal): void {
  addEventListener(
    'pagehide',
    () => {
      if (signaling.state.value === 'connected')
        signaling.request('session:leaving', {}).catch(() => {});
    },
    { signal: until },
  );
}
