import type { Payload } from '../../protocol/commands.ts';
import { CallError } from '../../protocol/errors.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { JoinReply, WaitReply } from '../../protocol/room.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import type { Lines } from '../lines.ts';

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
  readonly over = new AbortController();
  /** Waits no more; nor is it seen any more, where it was. */
  readonly leave: () => void;

  constructor(reply: WaitReply, lines?: Lines) {
    super('wrong-state');
    this.reply = reply;
    this.leave = () => {
      this.over.abort();
      if (lines?.waiting.peek() === wait) lines.waiting.value = undefined;
    };
    const wait: Wait = { ...reply.waits, leave: this.leave };
    if (lines) lines.waiting.value = wait;
  }
}

/** Comes into a room. Throws `HasToWait` where one is not let in at once, and has that seen where there are `lines`. */
export async function takeSeat(
  signaling: Signaling,
  arrival: Payload<'room:join'>,
  lines?: Lines,
): Promise<JoinReply> {
  const reply = await signaling.request('room:join', arrival);
  if ('waits' in reply) throw new HasToWait(reply, lines);
  return reply;
}
