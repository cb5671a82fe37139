import * as v from 'valibot';
import { type MemberId, madeId, type RoomId, roomId, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { QUALITIES } from './quality.ts';
import { REACTIONS, type Reaction } from './reaction.ts';
import { ROLES } from './roles.ts';
import { LAYOUTS } from './room-doc.ts';

const words = (most: number) => v.pipe(v.string(), v.maxLength(most), v.trim());
const reason = v.optional(words(LIMITS.reason));

/** What hosts set for all; what is not named stays as it is. `null` takes back. */
export const roomSet = v.strictObject({
  room: roomId,
  title: v.optional(words(LIMITS.title)),
  description: v.optional(words(LIMITS.description)),
  capacity: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.meshMembers)),
  ),
  locked: v.optional(v.boolean()),
  waiting: v.optional(v.boolean()),
  layout: v.optional(v.nullable(v.picklist(LAYOUTS))),
  spotlight: v.optional(v.nullable(madeId)),
  quality: v.optional(v.nullable(v.picklist(QUALITIES))),
});

/** Ends the room for all who are in it. */
export const roomEnd = v.strictObject({ room: roomId });
/** Lets one in who waits, or all. */
export const roomAdmit = v.strictObject({ room: roomId, member: v.optional(madeId) });
/** Sends away one who waits. */
export const roomDeny = v.strictObject({ room: roomId, member: madeId, reason });

/** Gives a role. The one that the member has already answers no to who asked for the host's. */
export const memberRole = v.strictObject({
  room: roomId,
  member: madeId,
  role: v.picklist(ROLES),
});
/** Turns something of a member off. The sound of a screen goes with its picture. */
export const memberStop = v.strictObject({
  room: roomId,
  member: madeId,
  slot: v.picklist(['microphone', 'camera', 'screen']),
});
/** Asks a member to turn something on. */
export const memberAsk = v.strictObject({
  room: roomId,
  member: madeId,
  slot: v.picklist(['microphone', 'camera']),
});
/** Lowers one hand, or all. */
export const memberLower = v.strictObject({ room: roomId, member: v.optional(madeId) });
/** Takes a person out, with all devices, for as long as there is the room. */
export const memberEject = v.strictObject({ room: roomId, member: madeId, reason });
export const memberReact = v.strictObject({ room: roomId, emoji: v.picklist(REACTIONS) });

/** Somebody who waits to be let in, as hosts see them. */
export interface Waiting {
  readonly id: MemberId;
  readonly user: UserId;
  readonly name: string;
  /** Since when, in milliseconds since the epoch, by the server's clock. */
  readonly since: number;
  /** False while the server has lost their page. */
  readonly connected: boolean;
}

/** What a host wants of one's own microphone, camera or screen. */
export interface Asked {
  readonly room: RoomId;
  readonly by: { readonly member: MemberId; readonly name: string };
  readonly slot: 'microphone' | 'camera' | 'screen';
  /** False: it is to be off, and the document says so already. True: please turn it on. */
  readonly on: boolean;
}

export interface Reacted {
  readonly room: RoomId;
  readonly from: MemberId;
  readonly emoji: Reaction;
}
