import type { MemberId } from '../../protocol/ids.ts';
import { LIMITS } from '../../protocol/limits.ts';
import type { MemberReport, QualityReport } from '../../protocol/quality-report.ts';
import type { Direction, MemberQuality, QualityLevel, RoomQuality } from './quality.ts';

type Levels = QualityReport['levels'];

/** What a call has been like so far. */
export type Tally = Pick<QualityReport, 'seconds' | 'levels' | 'members'>;

const NONE: Levels = { good: 0, fair: 0, poor: 0 };
export const EMPTY: Tally = { seconds: 0, levels: NONE, members: [] };

/** What it has been like after so many more seconds, which were like this. */
export function tally(before: Tally, now: RoomQuality, seconds: number): Tally {
  if (!now.level) return before;
  const known = new Map(before.members.map((one) => [one.member, one]));
  for (const [id, quality] of now.members) {
    const reported = withMore(known.get(id), id, quality, seconds);
    // Of many who come and go, those who were seen last.
    known.delete(id);
    known.set(id, reported);
  }
  const all = before.seconds + seconds;
  return {
    seconds: all,
    levels: levelsAfter(before.levels, now.level, seconds / all),
    members: [...known.values()].slice(-LIMITS.reported),
  };
}

function withMore(
  before: MemberReport | undefined,
  member: MemberId,
  now: MemberQuality,
  seconds: number,
): MemberReport {
  const all = (before?.seconds ?? 0) + seconds;
  const part = seconds / all;
  const direction = (way: 'inward' | 'outward'): Direction => {
    const [old, fresh] = [before?.[way] ?? now[way], now[way]];
    return {
      loss: mean(old.loss, fresh.loss, part),
      jitter: mean(old.jitter, fresh.jitter, part),
      frames: mean(old.frames, fresh.frames, part),
      rating: mean(old.rating, fresh.rating, part),
      bits: mean(old.bits, fresh.bits, part),
    };
  };
  const { isRelayed } = now.counts;
  return {
    member,
    seconds: all,
    levels: levelsAfter(before?.levels ?? NONE, now.level, part),
    inward: direction('inward'),
    outward: direction('outward'),
    roundTrip: mean(before?.roundTrip ?? now.roundTrip, now.roundTrip, part),
    frozen: mean(before?.frozen ?? now.frozen, now.frozen, part),
    ...(isRelayed !== undefined && { relayed: isRelayed }),
  };
}

const mean = (old: number, fresh: number, part: number): number => old + (fresh - old) * part;

function levelsAfter(before: Levels, now: QualityLevel, part: number): Levels {
  const share = (level: QualityLevel): number => mean(before[level], Number(level === now), part);
  return { good: share('good'), fair: share('fair'), poor: share('poor') };
}
