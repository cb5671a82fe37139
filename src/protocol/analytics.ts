import * as v from 'valibot';
import type { RoomId, UserId } from './ids.ts';
import type { CalleeStatus } from './invite.ts';
import type { QualityCause } from './quality.ts';

/** Days that one question may be about: a leap year. */
const MOST_DAYS = 366;
const DAY = 86_400_000;

const instant = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/**
 * `GET /api/analytics?from=…&to=…&zone=…`: the times in milliseconds since the epoch, by default `to` is now and `from` 30 days
 * before it; the zone in which its days begin by its name in the IANA Time Zone Database (`Europe/Vienna`), by default UTC.
 */
export const analyticsQuery = v.pipe(
  v.strictObject({
    from: v.optional(instant),
    to: v.optional(instant),
    zone: v.optional(v.pipe(v.string(), v.maxLength(64), v.check(isZone, 'no such zone')), 'UTC'),
  }),
  v.check(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    'it ends before it begins',
  ),
  v.check(
    ({ from, to }) => from === undefined || to === undefined || to - from <= MOST_DAYS * DAY,
    'longer than a year',
  ),
);
export type AnalyticsQuery = v.InferOutput<typeof analyticsQuery>;

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** What came of somebody who was rung. */
export type Ending = Exclude<CalleeStatus, 'ringing'>;

/** Shares of a time, together 1. */
export interface QualityShares {
  readonly good: number;
  readonly fair: number;
  readonly poor: number;
}

/** One day in the zone that was asked for. */
export interface AnalyticsDay {
  /** By ISO 8601: `2026-11-29`. */
  readonly day: string;
  readonly calls: number;
  /** Those of them in which somebody came. */
  readonly answered: number;
  /** For how long was talked, all calls together. */
  readonly seconds: number;
}

/** A call as its pages reported it. */
export interface ReportedCall {
  readonly call: RoomId;
  /** Milliseconds since the epoch. */
  readonly began: number;
  readonly seconds: number;
  readonly people: readonly { readonly user: UserId; readonly name: string }[];
  readonly quality: QualityShares;
  /** Why it was not better, the most telling first: the number is what pages mean by it (`QualityReason`). */
  readonly causes: readonly { readonly code: QualityCause; readonly value?: number }[];
}

/** What operators are told of the calls of a time. */
export interface CallAnalytics {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  /** Each day of the time, also those without a call; the oldest first. */
  readonly days: readonly AnalyticsDay[];
  /** People who were rung, by what came of it. */
  readonly endings: Readonly<Partial<Record<Ending, number>>>;
  /** Seconds from joining to the first sound or picture of another, as pages report it; null where none did. */
  readonly setup: {
    readonly median: number;
    readonly p95: number;
    readonly reports: number;
  } | null;
  /** Of the time that calls took; null where no page reported. */
  readonly quality: QualityShares | null;
  /** The worst first, ten at most. */
  readonly worst: readonly ReportedCall[];
}
