import * as v from 'valibot';
import type { ChatMessage } from './chat.ts';
import type { Waiting } from './hosting.ts';
import { type MemberId, madeId, type RoomId, roomId } from './ids.ts';
import { ROLES } from './roles.ts';
import type { RoomDoc } from './room-doc.ts';

/** Which of one's slots are on (`SlotsOn`). */
export const slots = v.strictObject({
  microphone: v.boolean(),
  camera: v.boolean(),
  screen: v.optional(v.boolean(), false),
  'screen-audio': v.optional(v.boolean(), false),
});

/** What identifies a stay in a room: lets a page that lost its connection come back as the same member. */
export const stay = v.strictObject({ member: madeId, secret: madeId });
export type Stay = v.InferOutput<typeof stay>;

/** What one was in this room, for a server that has started anew and knows nothing of it. */
const was = v.strictObject({
  role: v.optional(v.picklist(ROLES)),
  hand: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))),
  waiting: v.optional(v.boolean()),
});
export type Was = v.InferOutput<typeof was>;

/** First join, reconnection and reload are all this one command; it answers with everything. */
export const roomJoin = v.strictObject({
  room: roomId,
  instance: madeId,
  slots,
  held: v.optional(v.boolean()),
  stay: v.optional(stay),
  was: v.optional(was),
});

/** Leaves a room; with the stay, also for a page whose connection was lost and who does not come back. */
export const roomLeave = v.strictObject({ room: roomId, stay: v.optional(stay) });

/** The member's own fields of the document. */
export const memberSet = v.strictObject({
  room: roomId,
  microphone: v.optional(v.boolean()),
  camera: v.optional(v.boolean()),
  screen: v.optional(v.boolean()),
  'screen-audio': v.optional(v.boolean()),
  held: v.optional(v.boolean()),
  hand: v.optional(v.boolean()),
  asksToHost: v.optional(v.boolean()),
});

/** An entry of `RTCConfiguration.iceServers` (W3C WebRTC, section 4.2.2). */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface IceReply {
  readonly iceServers: readonly IceServer[];
  /** Seconds for which their credentials open new allocations; not there where they have none. */
  readonly iceTtl?: number;
}

export interface JoinReply extends IceReply {
  readonly room: RoomDoc;
  readonly me: MemberId;
  readonly stay: Stay;
  /** Which media backend carries this room. */
  readonly backend: 'mesh';
  /** The newest chat messages, oldest first. */
  readonly log: readonly ChatMessage[];
  /** Whether there are older ones (`chat:history`). */
  readonly older: boolean;
  /** Bytes of a file that can be shared here; missing where none can. */
  readonly fileLimit?: number;
  /** Who waits to be let in, for those who may let them in. */
  readonly waiting?: readonly Waiting[];
}

/** Whoever has to wait hears nothing of the room but this, and joins again once `room:admitted` says so. */
export interface WaitReply {
  readonly waits: { readonly room: RoomId; readonly since: number };
  readonly stay: Stay;
}
