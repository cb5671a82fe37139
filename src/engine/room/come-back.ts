import { CallError } from '../../protocol/errors.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import { whenConnected } from '../../signaling/when-connected.ts';
import type { Calls } from '../calls.ts';
import type { Facts } from '../facts.ts';
import { takeCall } from './kept-call.ts';
import { isSamePerson, isSameVisit } from './return-policy.ts';

/** Milliseconds for the server to be there again. */
const PATIENCE = 10_000;

/**
 * Brings a page that was reloaded, or followed a link within its site, back into its call: as the same member, with
 * the microphone and the camera as they were. Nobody is rung.
 */
export async function comeBack(signaling: Signaling, calls: Calls, facts: Facts): Promise<void> {
  const kept = takeCall();
  if (!kept || !isSameVisit(kept, Date.now())) return;
  const { room, stay, slots } = kept;
  try {
    await whenConnected(signaling, PATIENCE);
    if (!isSamePerson(kept, signaling.server, signaling.session.value?.user)) return;
    const join = (arrival: Parameters<Parameters<Calls['answer']>[2]>[0]) =>
      signaling.request('room:join', { room, stay, ...arrival });
    await calls.answer(room, { video: false, hold: false, wanted: slots }, join);
  } catch (thrown) {
    const { code } = CallError.from(thrown);
    facts.emit('call-ended', {
      room,
      reason: code === 'not-found' ? 'ended' : 'failed',
      duration: 0,
    });
  }
}
