import type { MemberId } from '../../protocol/ids.ts';
import type { QualityCause } from '../../protocol/quality.ts';
import type { QualityCounts } from './quality-counts.ts';

export type QualityLevel = 'good' | 'fair' | 'poor';

/** Why it is not good, for people to be told: a share for losses and `frozen`, seconds for `delay`, pictures a second for `frames`. */
export interface QualityReason {
  readonly code: QualityCause;
  readonly value: number;
}

/** One direction between this page and a member. */
export interface Direction {
  /** A share. */
  readonly loss: number;
  /** Seconds. */
  readonly jitter: number;
  /** Pictures a second; in what goes out, those that are sent. */
  readonly frames: number;
  /** The rating R of speech (`e-model.ts`). */
  readonly rating: number;
  /** Bits a second of sound and pictures together. */
  readonly bits: number;
}

/** What one look has found, as it is kept for those who draw it. */
export type QualityLook = Pick<MemberQuality, 'inward' | 'outward' | 'roundTrip' | 'level'>;

export interface MemberQuality {
  readonly level: QualityLevel;
  readonly reason: QualityReason | undefined;
  readonly inward: Direction;
  readonly outward: Direction;
  /** Seconds there and back. */
  readonly roundTrip: number;
  /** The share of the time for which the picture stood still. */
  readonly frozen: number;
  readonly counts: QualityCounts;
  /** The looks of the last minute, this one included: the oldest first. */
  readonly past: readonly QualityLook[];
}

/** How good the media of a room is: of each member, and of what this page sends, to all together. */
export interface RoomQuality {
  readonly members: ReadonlyMap<MemberId, MemberQuality>;
  readonly level: QualityLevel | undefined;
  readonly reason: QualityReason | undefined;
}

/** Before anything has been counted. */
export const UNKNOWN: RoomQuality = { members: new Map(), level: undefined, reason: undefined };
