import type { LinkState } from '../../backends/backend.ts';
import type { Counts } from './health-counts.ts';

/**
 * How somebody can be reached. `weak`: much of what they send is lost, or comes late. `frozen`: the camera is on, and
 * the last picture stands still. `lost`: neither the server nor a link of one's own reaches them.
 */
export type MemberHealth = 'connecting' | 'connected' | 'weak' | 'frozen' | 'reconnecting' | 'lost';

/**
 * How oneself can be reached. `weak`: everybody misses much of what one sends. `reconnecting`: the server is out of
 * reach. `lost`: so is everybody else.
 */
export type OwnHealth = 'connected' | 'weak' | 'reconnecting' | 'lost';

/** What is known of a member, beside what is counted. */
export interface Circumstances {
  readonly link: LinkState | undefined;
  /** Whether the server has the member. */
  readonly isThere: boolean;
  /** Whether anything at all ought to come in. */
  readonly sends: boolean;
  /** Whether new pictures ought to come in, and be decoded: not for a page that is out of sight. */
  readonly shows: boolean;
}

/** What a look at a link has found, and those before it. */
export interface Vitals {
  readonly counts: Counts;
  /** Rises with each bad look and falls with each good one, so that a state neither comes nor goes by chance. */
  readonly strain: number;
  readonly outwardStrain: number;
  readonly isWeak: boolean;
  readonly isOutwardWeak: boolean;
  /** Looks in a row that have found nothing at all to have come in. */
  readonly quiet: number;
  /** Looks in a row that have found no new picture. */
  readonly still: number;
  /** Looks in a row for which nothing has reached the member. */
  readonly away: number;
}

/** So many looks in a row, and points of strain, are what is said to people. */
const QUIET = 2;
const STILL = 3;
const AWAY = 5;
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

/** What people are told of a member. What the link and the server say goes before what is counted. */
export function healthOf(
  { link, isThere }: Pick<Circumstances, 'link' | 'isThere'>,
  vitals: Vitals | undefined,
): MemberHealth {
  if (link === 'failed' || (vitals && vitals.away >= AWAY)) return 'lost';
  // Of somebody whom the server has lost as well, one look is enough.
  if (link === 'connected' && vitals && vitals.still >= (isThere ? STILL : 1)) return 'frozen';
  if (link === 'reconnecting' || !isThere) return 'reconnecting';
  if (link !== 'connected') return 'connecting';
  return vitals?.isWeak ? 'weak' : 'connected';
}

/** Whether a link has gone silent, some seconds before it is said to be broken. */
export const isQuiet = (vitals: Vitals): boolean => vitals.quiet >= QUIET;

/** What people are told of themselves. */
export function ownHealth(
  isServerThere: boolean,
  links: readonly LinkState[],
  vitals: readonly Vitals[],
): OwnHealth {
  if (!isServerThere) {
    return links.length > 0 && !links.includes('connected') ? 'lost' : 'reconnecting';
  }
  return vitals.length > 0 && vitals.every((one) => one.isOutwardWeak) ? 'weak' : 'connected';
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
