import type { MemberId } from '../../protocol/ids.ts';
import { rating } from './e-model.ts';
import type { MemberQuality, QualityLevel, QualityReason, RoomQuality } from './quality.ts';
import type { QualityCounts } from './quality-counts.ts';

/** The weight of a new look: some five seconds are in the mean. */
const NEW = 0.3;
/** Seconds of speech in a packet, and in what encodes and plays it. */
const DEVICES = 0.04;
/** Above the first it is good, above the second fair (ITU-T G.109: "satisfied", and "nearly all dissatisfied" below). */
const RATINGS = [80, 60] as const;
/** So much better it has to be for the next better word. */
const MARGIN = 3;
/** Shares of the time for which a picture stands still, and pictures a second. */
const FROZEN = [0.05, 0.2] as const;
const FRAMES = [8, 4] as const;

/** What is a sum, of which the last second's part is of interest. */
type Counted = Exclude<keyof QualityCounts, 'isRelayed'>;

/** Looks that are kept: a minute's. */
const PAST = 60;

/** What is known after another look, `seconds` after the one before. `shows` says whether pictures ought to come. */
export function judge(
  before: MemberQuality | undefined,
  counts: QualityCounts,
  shows: boolean,
  seconds: number,
): MemberQuality {
  const known = before?.counts ?? counts;
  // Fewer than before: another connection, which counts from the beginning.
  const since = (key: Counted): number => Math.max(0, counts[key] - known[key]);
  const mean = (old: number | undefined, now: number): number =>
    old === undefined ? now : old + (now - old) * NEW;
  const gone = since('lost') + since('late');
  const all = since('came') + since('lost');
  const loss = mean(before?.inward.loss, all > 0 ? Math.min(1, gone / all) : 0);
  const missed = mean(before?.outward.loss, counts.missed);
  const emitted = since('emitted');
  const oneWay = counts.roundTrip / 2 + DEVICES;
  const delay = oneWay + (emitted > 0 ? since('buffered') / emitted : 0);
  // Begun anew when there is something to see again: the first look has not seen all of a second.
  const moved = before?.inward.frames ?? 0;
  const frames = shows ? mean(moved || undefined, since('frames') / seconds) : 0;
  const frozen = shows ? mean(before?.frozen, Math.min(1, since('frozen') / seconds)) : 0;
  const inward = {
    ...{ loss, jitter: counts.jitter, frames, rating: rating(loss, delay) },
    bits: (since('bytesIn') * 8) / seconds,
  };
  const outward = {
    ...{ loss: missed, jitter: counts.outwardJitter, frames: since('sent') / seconds },
    bits: (since('bytesOut') * 8) / seconds,
    // How long the other side keeps it, nobody here knows: as long as twice its jitter.
    rating: rating(missed, oneWay + counts.outwardJitter * 2),
  };
  const reasons: (readonly [QualityLevel, QualityReason])[] = [
    [
      level(inward.rating, RATINGS, before?.level),
      loss > 0.02 ? { code: 'download-loss', value: loss } : { code: 'delay', value: delay },
    ],
    [
      level(outward.rating, RATINGS, before?.level),
      missed > 0.02 ? { code: 'upload-loss', value: missed } : { code: 'delay', value: oneWay },
    ],
    [level(-frozen, [-FROZEN[0], -FROZEN[1]], undefined), { code: 'frozen', value: frozen }],
    [
      shows && moved > 0 ? level(frames, FRAMES, undefined) : 'good',
      { code: 'frames', value: frames },
    ],
  ];
  const worst = worstOf(reasons.map(([one]) => one));
  const reason = worst === 'good' ? undefined : reasons.find(([one]) => one === worst)?.[1];
  const now = { level: worst, inward, outward, roundTrip: counts.roundTrip };
  const past = [...(before?.past ?? []), now].slice(-PAST);
  return { ...now, reason, frozen, counts, past };
}

/** Of a page that everybody misses something of, it is the upload; what one alone misses may be that one's own. */
export function roomQuality(members: ReadonlyMap<MemberId, MemberQuality>): RoomQuality {
  const ratings = [...members.values()].sort((a, b) => b.outward.rating - a.outward.rating);
  // The better half are said to be good by somebody at the end of it: no better than the one in the middle.
  const middle = ratings[Math.floor((ratings.length - 1) / 2)];
  if (!middle) return { members, level: undefined, reason: undefined };
  const own = level(middle.outward.rating, RATINGS, undefined);
  const { loss } = middle.outward;
  const code = loss > 0.02 ? 'upload-loss' : 'delay';
  const value = code === 'delay' ? middle.roundTrip / 2 : loss;
  return { members, level: own, reason: own === 'good' ? undefined : { code, value } };
}

function level(
  value: number,
  [good, fair]: readonly [number, number],
  before: QualityLevel | undefined,
): QualityLevel {
  if (value >= good + (before === 'good' || before === undefined ? 0 : MARGIN)) return 'good';
  return value >= fair + (before === 'poor' ? MARGIN : 0) ? 'fair' : 'poor';
}

const worstOf = (levels: readonly QualityLevel[]): QualityLevel =>
  levels.includes('poor') ? 'poor' : levels.includes('fair') ? 'fair' : 'good';
