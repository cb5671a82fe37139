import { watch } from '../base/watch.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { Facts } from './facts.ts';

/** Tells the page how the connection to the server is, once for each change. */
export function tellServerNews(signaling: Signaling, facts: Facts, until: AbortSignal): void {
  signaling.on(
    'server:closing',
    () => facts.emit('call-notice', { code: 'server-closing' }),
    until,
  );
  let before = signaling.state.peek();
  watch(() => {
    const now = signaling.state.value;
    const refusal = signaling.refusal.value;
    if (now === 'refused' && before !== now && refusal) {
      facts.emit('call-error', { code: refusal.code, message: refusal.message });
    }
    if (now === 'reconnecting') facts.emit('call-notice', { code: 'server-lost' });
    if (now === 'connected' && before === 'reconnecting')
      facts.emit('call-notice', { code: 'server-back' });
    before = now;
  }, until);
}
