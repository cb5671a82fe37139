import * as v from 'valibot';
import { type InviteId, id, madeId, type RoomId, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { slots } from './room.ts';

export type CalleeStatus =
  | 'ringing'
  | 'accepted'
  | 'declined'
  | 'busy'
  | 'offline'
  | 'cancelled'
  | 'expired';

export interface Callee {
  readonly user: UserId;
  readonly name: string;
  readonly status: CalleeStatus;
}

/** One attempt to ring people into a room. A callee is shown nobody's entry but their own. */
export interface Invite {
  readonly id: InviteId;
  readonly room: RoomId;
  readonly from: { readonly user: UserId; readonly name: string };
  readonly video: boolean;
  readonly callees: readonly Callee[];
  /** When the ringing stops by itself, in milliseconds since the epoch. */
  readonly expires: number;
}

/** The caller makes up the id, so that a repeated command after a lost reply finds the same invitation. */
export const inviteSend = v.strictObject({
  id: madeId,
  to: v.pipe(v.array(id), v.minLength(1), v.maxLength(LIMITS.callees)),
  video: v.boolean(),
  /** Said again after a lost connection: a server that knows nothing of it waits for callees as for a lost one. */
  again: v.optional(v.boolean(), false),
});

export const inviteAccept = v.strictObject({ invite: madeId, instance: madeId, slots });
export const inviteDecline = v.strictObject({ invite: madeId });
export const inviteCancel = v.strictObject({ invite: madeId });

export interface InviteReply {
  readonly invite: Invite;
}
