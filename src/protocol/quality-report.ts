import * as v from 'valibot';
import { madeId, roomId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { stay } from './room.ts';

const upTo = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));
const share = upTo(1);
const seconds = upTo(1e9);

const direction = v.strictObject({
  loss: share,
  jitter: seconds,
  frames: upTo(1_000),
  rating: upTo(100),
  bits: upTo(1e12),
});

/** The shares of the time for which it was good, fair and poor. */
const levels = v.strictObject({ good: share, fair: share, poor: share });

/**
 * How a call was for one page of a member, from its beginning there: said every minute and when it is over, each time anew.
 * The stay says whose it is, also when the call has just ended. All but shares are means over the time.
 */
export const qualityReport = v.strictObject({
  room: roomId,
  stay,
  instance: madeId,
  /** For how long it was looked. */
  seconds,
  levels,
  /** Seconds from asking to come in, or from when the first other came, to the first sound or picture that was played. */
  setup: v.optional(seconds),
  /** Each with whom one was connected. */
  members: v.pipe(
    v.array(
      v.strictObject({
        member: madeId,
        seconds,
        levels,
        inward: direction,
        outward: direction,
        roundTrip: seconds,
        frozen: share,
        relayed: v.optional(v.boolean()),
      }),
    ),
    v.maxLength(LIMITS.reported),
    v.check(
      (all) => new Set(all.map(({ member }) => member)).size === all.length,
      'twice the same',
    ),
  ),
});
export type QualityReport = v.InferOutput<typeof qualityReport>;
export type MemberReport = QualityReport['members'][number];
