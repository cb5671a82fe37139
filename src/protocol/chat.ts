import * as v from 'valibot';
import { type MemberId, madeId, roomId, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';

/** An entry of a room's log. Entries are upserted by `id`: the same id again replaces the entry. */
export interface ChatMessage {
  readonly id: string;
  readonly from: { readonly member: MemberId; readonly user: UserId; readonly name: string };
  readonly text: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly sent: number;
}

/** The sender makes up the id, so that a repeated send appears once. */
export const chatSend = v.strictObject({
  room: roomId,
  id: madeId,
  text: v.pipe(v.string(), v.maxLength(LIMITS.text), v.trim(), v.minLength(1)),
});
