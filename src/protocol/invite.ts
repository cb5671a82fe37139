import * as v from 'valibot';
import { type InviteId, id, madeId, type RoomId, roomId, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type PeerSignal, peerSignal } from './peer.ts';
import { type JoinReply, slots } from './room.ts';

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
  /** Why the person declined, in their own words. */
  readonly reason?: string;
}

/** One attempt to ring people into a room. A callee is shown nobody's entry but their own. */
export interface Invite {
  readonly id: InviteId;
  readonly room: RoomId;
  readonly from: { readonly user: UserId; readonly name: string };
  readonly video: boolean;
  readonly callees: readonly Callee[];
  /** The instance of the caller, with whom devices that ring can negotiate before the answer. */
  readonly instance: string;
  /** Whether the caller also connects with those that want to. */
  readonly preconnect?: boolean;
  /** When the ringing stops by itself, in milliseconds since the epoch. */
  readonly expires: number;
}

/**
 * The caller makes up the id, so that a repeated command after a lost reply finds the same invitation. It rings people
 * into `room`, where the caller sits already, or into a new call, where `arrival` seats the caller at once.
 */
export const inviteSend = v.strictObject({
  id: madeId,
  to: v.pipe(v.array(id), v.minLength(1), v.maxLength(LIMITS.callees)),
  video: v.boolean(),
  /** For how long it rings; by default as the server is set. */
  seconds: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(LIMITS.ringLeast), v.maxValue(LIMITS.ringMost)),
  ),
  /** Whether the caller connects with devices that ring, by relays and without media, so that an answer is heard at once. */
  preconnect: v.optional(v.boolean(), false),
  room: v.optional(roomId),
  arrival: v.optional(v.strictObject({ instance: madeId, slots })),
  /** Said again after a lost connection: a server that knows nothing of it waits for callees as for a lost one. */
  again: v.optional(v.boolean(), false),
});

export const inviteAccept = v.strictObject({ invite: madeId, instance: madeId, slots });
export const inviteDecline = v.strictObject({
  invite: madeId,
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.reason))),
});
export const inviteCancel = v.strictObject({ invite: madeId });

/** What the caller and a device that rings say to each other to connect before the answer; `device` is the latter's instance. */
export const inviteRelay = v.strictObject({ invite: madeId, device: madeId, signal: peerSignal });

export interface RelayedToInvite {
  readonly invite: InviteId;
  readonly device: string;
  readonly signal: PeerSignal;
}

export interface InviteReply {
  readonly invite: Invite;
  /** The caller's own place in the new call that it rings into. */
  readonly joined?: JoinReply;
}
