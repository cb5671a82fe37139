import type { Counts } from './health-counts.ts';
import type { Circumstances, Vitals } from './health-state.ts';

/** So many points of strain are what is said to people. */
const FULL = 6;
/** Above the first of each pair it is a bad look, below the second a good one. Shares, and seconds. */
const LOSS = [0.1, 0.06] as const;
const ROUND_TRIP = [0.6, 0.45] as const;

/** Packets below which a share of them says nothing. */
const FEW = 10;

/** What is known after another look, a second after the one before. */
export function look(before: Vitals | undefined, counts: Counts, now: Circumstances): Vitals {
  const past = before?.counts ?? counts;
  // Fewer than before: another connection, which counts from the beginning.
  const isNew = counts.bytes < past.bytes;
  const came = isNew ? 0 : counts.packets - past.packets;
  const lost = isNew ? 0 : Math.max(0, counts.lost - past.lost);
  const isJudged = before !== undefined && !isNew && now.link === 'connected';
  const isSilent = isJudged && now.sends && counts.bytes === past.bytes;
  const loss = came + lost < FEW ? 0 : lost / (came + lost);
  const isStill = isJudged && now.shows && counts.frames > 0 && counts.frames === past.frames;
  const inward = isSilent ? 1 : Math.max(grade(loss, LOSS), grade(counts.roundTrip, ROUND_TRIP));
  const strain = isJudged ? strained(before.strain, inward) : 0;
  const outwardStrain = isJudged ? strained(before.outwardStrain, grade(counts.missed, LOSS)) : 0;
  return {
    counts,
    strain,
    outwardStrain,
    isWeak: strain >= FULL || (strain > 0 && before?.isWeak === true),
    isOutwardWeak: outwardStrain >= FULL || (outwardStrain > 0 && before?.isOutwardWeak === true),
    quiet: isSilent ? before.quiet + 1 : 0,
    still: isStill ? (before?.still ?? 0) + 1 : 0,
    away: now.isThere || now.link === 'connected' ? 0 : (before?.away ?? 0) + 1,
  };
}

/** 1 for bad, -1 for good, 0 for what changes nothing. */
function grade(value: number, [bad, good]: readonly [number, number]): -1 | 0 | 1 {
  if (value >= bad) return 1;
  return value < good ? -1 : 0;
}

/** Three bad looks are too many; it takes six good ones to forget them. */
function strained(before: number, grade: number): number {
  return Math.min(FULL, Math.max(0, before + (grade > 0 ? 2 : grade)));
}
