import type { Payload } from '../../protocol/commands.ts';
import { CallError } from '../../protocol/errors.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { JoinReply, WaitReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';

/** One waits until a host lets one in. */
export interface Wait {
  readonly room: RoomId;
  /** Since when, in milliseconds since the epoch, by the server's clock. */
  readonly since: number;
  /** Waits no more. */
  leave(): void;
}

/** One is not in yet: there is a waiting room. */
export class HasToWait extends CallError {
  readonly reply: WaitReply;

  constructor(reply: WaitReply) {
    super('wrong-state');
    this.reply = reply;
  }
}

/** Comes into a room. Throws `HasToWait` where one is not let in at once. */
export async function takeSeat(
  signaling: Signaling,
  arrival: Payload<'room:join'>,
): Promise<JoinReply> {
  const reply = await signaling.request('room:join', arrival);
  if ('waits' in reply) throw new HasToWait(reply);
  return reply;
}
