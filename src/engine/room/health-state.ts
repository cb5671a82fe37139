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

/** So many looks in a row are what is said to people. */
const QUIET = 2;
const STILL = 3;
const AWAY = 5;

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
