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
/**
 * So many lines of one letter, `=` and something, the version first (RFC 8866, section 9); parsers take a single LF as well
 * (section 5). One look at each: this is most of what checking a message costs.
 */
const DESCRIPTION = new RegExp(
  `^v=0(?:\\r?\\n[a-z]=[^\\0\\r\\n]+){0,${LIMITS.sdpLines - 1}}(?:\\r?\\n)?$`,
);
const sdp = v.pipe(v.string(), v.maxLength(LIMITS.sdp), v.regex(DESCRIPTION));
/**
 * A candidate-attribute (RFC 8839, section 5.1), whose address may be a name (mDNS); empty, it says that there are no more (W3C WebRTC,
 * section 4.8.1).
 */
const CANDIDATE =
  /^(?:candidate:[\w+/]{1,32} \d{1,3} [\w-]{1,16} \d{1,10} [\w.:-]{1,255} \d{1,5} typ [\w-]{1,16}(?: [!-~]+ [!-~]+)*)?$/;
/** Which slot each media section carries, by its `mid` (RFC 8843, section 9). */
const mids = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(16)), v.picklist(SLOTS)),
  v.check((map) => Object.keys(map).length <= 16),
);

const iceCandidate = v.strictObject({
  candidate: v.pipe(v.string(), v.maxLength(LIMITS.candidate), v.regex(CANDIDATE)),
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
