import { CallError } from '../../protocol/errors.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import { whenConnected } from '../../signaling/when-connected.ts';
import type { Calls } from '../calls.ts';
import type { Arrival } from '../coming.ts';
import type { Facts } from '../facts.ts';
import { type KeptCall, takeCalls } from './kept-call.ts';
import { isSamePerson, isSameVisit } from './return-policy.ts';
import { takeSeat } from './take-seat.ts';

/** Milliseconds for the server to be there again. */
const PATIENCE = 10_000;

/**
 * Brings a page that was reloaded, or followed a link within its site, back into its calls: as the same member, with
 * the microphone and the camera as they were. Nobody is rung.
 */
export async function comeBack(signaling: Signaling, calls: Calls, facts: Facts): Promise<void> {
  const kept = takeCalls().filter((call) => isSameVisit(call, Date.now()));
  // The one that the page showed comes last, and so in front of the others.
  for (const call of kept.toSorted((a, b) => Number(a.isInFront) - Number(b.isInFront))) {
    await comeBackTo(call, signaling, calls, facts);
  }
}

async function comeBackTo(
  kept: KeptCall,
  signaling: Signaling,
  calls: Calls,
  facts: Facts,
): Promise<void> {
  const { room, stay, slots, started } = kept;
  try {
    await whenConnected(signaling, PATIENCE);
    if (!isSamePerson(kept, signaling.server, signaling.session.value?.user)) return;
    const join = (arrival: Arrival) => takeSeat(signaling, { room, stay, ...arrival });
    await calls.answer(room, { video: false, hold: true, wanted: slots, since: started }, join);
  } catch (thrown) {
    const { code } = CallError.from(thrown);
    facts.emit('call-ended', {
      room,
      reason: code === 'not-found' ? 'ended' : 'failed',
      duration: 0,
    });
  }
}
