import type { QualityShares, ReportedCall } from '../../src/protocol/analytics.ts';
import type { QualityCause } from '../../src/protocol/quality.ts';
import type { MemberReport, QualityReport } from '../../src/protocol/quality-report.ts';

type Report = Pick<QualityReport, 'seconds' | 'levels' | 'members' | 'setup'>;

/** What a page counted of its connections, in the mean of the time. */
export interface QualityMeans {
  /** Shares that were lost on the way in and out. */
  readonly lossIn: number;
  readonly lossOut: number;
  /** Seconds. */
  readonly jitter: number;
  readonly roundTrip: number;
  /** Of speech, from 0 to 93.2 (ITU-T G.107). */
  readonly rating: number;
  /** The share of the time for which a picture stood still. */
  readonly frozen: number;
  /** Pictures and bits a second that came in. */
  readonly frames: number;
  readonly bits: number;
}

export interface QualitySummary {
  /** Of all reports together. */
  readonly seconds: number;
  readonly quality: QualityShares;
  readonly causes: ReportedCall['causes'];
  /** Null where nobody was connected with anybody. */
  readonly means: QualityMeans | null;
}

/** From which on a number is a cause: as pages judge it for themselves. */
const LOSS = 0.02;
const FROZEN = 0.05;
const FRAMES = 8;
const SATISFIED = 80;

/** How it was, as several pages tell it: each counts for as long as it looked. Undefined where none did. */
export function summaryOf(reports: readonly Report[]): QualitySummary | undefined {
  const seconds = sum(reports.map((one) => one.seconds));
  if (seconds === 0) return undefined;
  const share = (level: keyof QualityShares) =>
    sum(reports.map((one) => one.levels[level] * one.seconds)) / seconds;
  const members = reports.flatMap((one) => one.members).filter((one) => one.seconds > 0);
  return {
    seconds,
    quality: { good: share('good'), fair: share('fair'), poor: share('poor') },
    causes: causesOf(members),
    means: members.length > 0 ? meansOf(members) : null,
  };
}

function meansOf(members: readonly MemberReport[]): QualityMeans {
  const all = sum(members.map((one) => one.seconds));
  const mean = (of: (one: MemberReport) => number) =>
    sum(members.map((one) => of(one) * one.seconds)) / all;
  return {
    lossIn: mean(({ inward }) => inward.loss),
    lossOut: mean(({ outward }) => outward.loss),
    jitter: mean(({ inward }) => inward.jitter),
    roundTrip: mean(({ roundTrip }) => roundTrip),
    rating: mean(({ inward }) => inward.rating),
    frozen: mean(({ frozen }) => frozen),
    frames: mean(({ inward }) => inward.frames),
    bits: mean(({ inward }) => inward.bits),
  };
}

/** Why it was not better: what went furthest beyond what is good, for longest, comes first. */
function causesOf(members: readonly MemberReport[]): ReportedCall['causes'] {
  const found = new Map<QualityCause, { weight: number; seconds: number; value: number }>();
  for (const member of members) {
    for (const { code, value, beyond } of faultsOf(member)) {
      const one = found.get(code) ?? { weight: 0, seconds: 0, value: 0 };
      found.set(code, {
        weight: one.weight + beyond * member.seconds,
        seconds: one.seconds + member.seconds,
        value: one.value + value * member.seconds,
      });
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.weight - a.weight)
    .map(([code, { value, seconds }]) => ({ code, value: value / seconds }));
}

/** What of a connection was not good, and how many times what is good; nothing where all of it was. */
function faultsOf({ levels, inward, outward, roundTrip, frozen }: MemberReport) {
  if (levels.fair + levels.poor === 0) return [];
  const isLate = (one: MemberReport['inward']) => one.rating < SATISFIED && one.loss <= LOSS;
  const faults: readonly [boolean, QualityCause, value: number, beyond: number][] = [
    [inward.loss > LOSS, 'download-loss', inward.loss, inward.loss / LOSS],
    [outward.loss > LOSS, 'upload-loss', outward.loss, outward.loss / LOSS],
    [
      isLate(inward) || isLate(outward),
      'delay',
      roundTrip / 2,
      SATISFIED / Math.max(1, Math.min(inward.rating, outward.rating)),
    ],
    [frozen > FROZEN, 'frozen', frozen, frozen / FROZEN],
    [inward.frames > 0 && inward.frames < FRAMES, 'frames', inward.frames, FRAMES / inward.frames],
  ];
  return faults.flatMap(([is, code, value, beyond]) => (is ? [{ code, value, beyond }] : []));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
