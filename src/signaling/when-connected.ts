import { CallError } from '../protocol/errors.ts';
import type { Signaling } from './signaling.ts';

/** Resolves once there is a connection. Rejects with `offline` at once where there is none in sight, else after `ms`. */
export async function whenConnected({ state, refusal }: Signaling, ms: number): Promise<void> {
  if (state.value === 'connected') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new CallError('offline'))), ms);
    const stop = state.subscribe((now) => {
      if (now === 'connected') settle(resolve);
      else if (now === 'offline') settle(() => reject(new CallError('offline')));
      else if (now === 'refused')
        settle(() => reject(refusal.value ?? new CallError('unauthorized')));
    });
    function settle(how: () => void): void {
      clearTimeout(timer);
      // The first call comes from inside `subscribe`, before it has returned how to stop.
      queueMicrotask(() => stop());
      how();
    }
  });
}
