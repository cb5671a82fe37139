import * as v from 'valibot';
import { type MemberId, madeId, type RoomId, roomId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { SLOTS } from './slot.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
/** Counts a peer's offers, so that an answer to an older one can be told and dropped. */
const offer = count;
/**
 * Counts the RTCPeerConnections that the two sides have had: one that nothing could mend is followed by the next, on
 * both sides together. A page from before there was this number has had one.
 */
const connection = v.optional(count, 1);
const sdp = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.sdp));
/** Which slot each media section carries, by its `mid` (RFC 8843, section 9). */
const mids = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(16)), v.picklist(SLOTS)),
  v.check((map) => Object.keys(map).length <= 16),
);

const iceCandidate = v.strictObject({
  candidate: v.pipe(v.string(), v.maxLength(LIMITS.candidate)),
  sdpMid: v.nullish(v.pipe(v.string(), v.maxLength(16))),
  sdpMLineIndex: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64))),
  usernameFragment: v.nullish(v.pipe(v.string(), v.maxLength(256))),
});

/** What two peers say to each other while they negotiate (RFC 8829 and RFC 8838). */
export const peerSignal = v.variant('kind', [
  v.strictObject({ kind: v.literal('offer'), connection, offer, sdp, mids }),
  v.strictObject({ kind: v.literal('answer'), connection, offer, sdp, mids }),
  v.strictObject({ kind: v.literal('candidate'), connection, candidate: iceCandidate }),
]);
export type PeerSignal = v.InferOutput<typeof peerSignal>;

export const peerRelay = v.strictObject({ room: roomId, to: madeId, signal: peerSignal });

export interface RelayedSignal {
  readonly room: RoomId;
  readonly from: MemberId;
  /** The sender's instance, as the server knows it. */
  readonly instance: string;
  readonly signal: PeerSignal;
}
