import { CallError } from '../../protocol/errors.ts';
import type { InviteId } from '../../protocol/ids.ts';
import type { Invite } from '../../protocol/invite.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Calls } from '../calls.ts';
import type { Going, OutgoingEvent } from './outgoing-state.ts';
import { payloadOf } from './payload-of.ts';

type Calling = Extract<Going, { status: 'calling' }>;

interface Parts {
  readonly signaling: Signaling;
  readonly calls: Calls;
  /** Those who are being rung by this id, as it is now. */
  readonly find: (id: InviteId) => Calling | undefined;
  readonly next: (event: OutgoingEvent) => void;
}

/** After a lost connection: the invitation may have changed meanwhile, or the server may have started anew. */
export async function sayAgain(id: InviteId, parts: Parts): Promise<void> {
  const going = parts.find(id);
  // Not confirmed yet, then the command that is under way says how it ends; or over meanwhile.
  if (!going?.invite) return;
  try {
    const invite = await asked(going, going.invite, parts);
    parts.next({ type: 'changed', invite });
  } catch (thrown) {
    const { code } = CallError.from(thrown);
    // No connection again: the next one says it again. No answer: it is all that could stop the ringing here.
    if (code === 'timeout') await sayAgain(id, parts);
    else if (code !== 'offline') parts.next({ type: 'stop', id, reason: 'failed' });
  }
}

async function asked(going: Calling, { room, callees }: Invite, parts: Parts): Promise<Invite> {
  const { signaling, calls } = parts;
  // Who has answered is not rung again.
  const to = callees.flatMap(({ user, status }) => (status === 'ringing' ? user : []));
  const ask = () =>
    signaling.request('invite:send', { ...payloadOf(going), to, room, again: true });
  const reply = await ask().catch(async (thrown) => {
    if (CallError.from(thrown).code !== 'wrong-state') throw thrown;
    // Unknown to a server that has lost the room as well: first one has to be in it again.
    await calls.whenBack(room);
    return ask();
  });
  return reply.invite;
}
