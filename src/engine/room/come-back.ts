import { CallError } from '../../protocol/errors.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import { whenConnected } from '../../signaling/when-connected.ts';
import type { Calls } from '../calls.ts';
import type { Arrival } from '../coming.ts';
import type { Facts } from '../facts.ts';
import type { Lines } from '../lines.ts';
import { type KeptCall, takeCalls } from './kept-call.ts';
import { isSamePerson, isSameVisit } from './return-policy.ts';
import { endOf } from './room-state.ts';
import { HasToWait, takeSeat } from './take-seat.ts';

interface Parts {
  readonly signaling: Signaling;
  readonly calls: Calls;
  readonly facts: Facts;
  readonly lines: Lines;
}

interface WaitingRoom {
  wait(wait: HasToWait): Promise<void>;
}

/** Milliseconds for the server to be there again. */
const PATIENCE = 10_000;

/**
 * Brings a page that was reloaded, or followed a link within its site, back into its calls: as the same member, with
 * the microphone and the camera as they were. Nobody is rung.
 */
export async function comeBack(parts: Parts, desk: WaitingRoom): Promise<void> {
  const kept = takeCalls().filter((call) => isSameVisit(call, Date.now()));
  // The one that the page showed comes last, and so in front of the others.
  for (const call of kept.toSorted((a, b) => Number(a.isInFront) - Number(b.isInFront))) {
    await comeBackTo(call, parts, desk);
  }
}

async function comeBackTo(
  kept: KeptCall,
  { signaling, calls, facts, lines }: Parts,
  desk: WaitingRoom,
): Promise<void> {
  const { room, stay, slots, started, was } = kept;
  const fail = (thrown: unknown): void => {
    const reason = endOf(CallError.from(thrown).code) ?? 'failed';
    facts.emit('call-ended', { room, reason, duration: 0 });
  };
  try {
    await whenConnected(signaling, PATIENCE);
    if (!isSamePerson(kept, signaling.server, signaling.session.value?.user)) return;
    const join = (arrival: Arrival) => takeSeat(signaling, { room, stay, was, ...arrival }, lines);
    await calls.answer(room, { video: false, hold: true, wanted: slots, since: started }, join);
  } catch (thrown) {
    // It is not kept waiting for: meanwhile one may want to go elsewhere.
    if (thrown instanceof HasToWait) desk.wait(thrown).catch(fail);
    else fail(thrown);
  }
}
