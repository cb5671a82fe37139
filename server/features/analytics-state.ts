import type {
  AnalyticsDay,
  CallAnalytics,
  Ending,
  QualityShares,
  ReportedCall,
} from '../../src/protocol/analytics.ts';
import type { CallRecord } from '../calls/calls.ts';
import type { KeptReport } from '../storage/quality-reports.ts';
import { summaryOf } from './quality-state.ts';

/** A call, and what its pages reported. */
export interface Told {
  readonly call: CallRecord;
  readonly reports: readonly KeptReport[];
}

type Time = Pick<CallAnalytics, 'from' | 'to' | 'zone'>;

const WORST = 10;
/** Shorter than the shortest day, which loses an hour, so that none is stepped over. */
const STEP = 12 * 3_600_000;
/** Milliseconds for which a page may report after a call is over. */
const AFTERWARDS = 60_000;

/** What operators are told of calls. Pure; `now` is until when those were talking that go on. */
export function analyticsOf(told: readonly Told[], time: Time, now: number): CallAnalytics {
  const reports = told.flatMap((one) => one.reports);
  return {
    ...time,
    days: daysOf(
      told.map(({ call }) => call),
      time,
      now,
    ),
    endings: endingsOf(told),
    setup: setupOf(reports),
    quality: summaryOf(reports)?.quality ?? null,
    worst: worstOf(told, now),
  };
}

/** Those of a room's reports that are about one call: a room that is met by its name has seen many. */
export const reportsOf = (call: CallRecord, all: readonly KeptReport[]): readonly KeptReport[] =>
  call.kind === 'call'
    ? all
    : all.filter(
        ({ at }) => at >= call.began && (call.ended === undefined || at <= call.ended + AFTERWARDS),
      );

/** Seconds for which was talked. */
export const talked = ({ answered, ended }: CallRecord, now: number): number =>
  answered === undefined ? 0 : Math.max(0, (ended ?? now) - answered) / 1_000;

function daysOf(calls: readonly CallRecord[], { from, to, zone }: Time, now: number) {
  const dayOf = namer(zone);
  const days = new Map<string, AnalyticsDay>();
  const empty = (day: string): AnalyticsDay => ({ day, calls: 0, answered: 0, seconds: 0 });
  for (let at = from; at < to; at += STEP) days.set(dayOf(at), empty(dayOf(at)));
  if (to > from) days.set(dayOf(to - 1), empty(dayOf(to - 1)));
  for (const call of calls) {
    const day = dayOf(call.began);
    const known = days.get(day);
    if (!known) continue;
    days.set(day, {
      day,
      calls: known.calls + 1,
      answered: known.answered + Number(call.answered !== undefined),
      seconds: known.seconds + talked(call, now),
    });
  }
  return [...days.values()];
}

/** Names days as ISO 8601 does, by the calendar of a zone. */
function namer(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone: zone, calendar: 'iso8601', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return ['year', 'month', 'day'].map((type) => parts.get(type as 'year')).join('-');
  };
}

function endingsOf(told: readonly Told[]): CallAnalytics['endings'] {
  const endings: Partial<Record<Ending, number>> = {};
  for (const { status } of told.flatMap(({ call }) => call.people)) {
    if (status === undefined || status === 'ringing') continue;
    endings[status] = (endings[status] ?? 0) + 1;
  }
  return endings;
}

function setupOf(reports: readonly KeptReport[]): CallAnalytics['setup'] {
  const times = reports.flatMap(({ setup }) => setup ?? []).sort((a, b) => a - b);
  // By the nearest rank.
  const at = (part: number): number => times[Math.ceil(part * times.length) - 1] ?? 0;
  return times.length > 0 ? { median: at(0.5), p95: at(0.95), reports: times.length } : null;
}

/** By how much of the time was no good: poor counts twice. */
const badness = ({ fair, poor }: QualityShares): number => 2 * poor + fair;

function worstOf(told: readonly Told[], now: number): readonly ReportedCall[] {
  return told
    .flatMap(({ call, reports }) => {
      const summary = summaryOf(reports);
      if (!summary || badness(summary.quality) === 0) return [];
      const { id, began, people } = call;
      const came = people.filter(({ joined }) => joined !== undefined);
      return {
        ...{ call: id, began, seconds: talked(call, now) },
        people: came.map(({ user, name }) => ({ user, name })),
        ...{ quality: summary.quality, causes: summary.causes },
      };
    })
    .sort((a, b) => badness(b.quality) - badness(a.quality) || b.seconds - a.seconds)
    .slice(0, WORST);
}
