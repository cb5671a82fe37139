import type { AnalyticsQuery, CallAnalytics } from '../../../src/protocol/analytics.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { RoomId } from '../../../src/protocol/ids.ts';
import type { CallId, CallRecord, Calls } from '../../calls/calls.ts';
import type { QualityReports } from '../../storage/quality-reports.ts';
import { analyticsOf, reportsOf, type Told } from '../analytics-state.ts';
import { summaryOf } from '../quality-state.ts';
import { type Asker, assertOperator } from './asker.ts';
import type { CallReading } from './call-reading.ts';

interface Parts {
  readonly reading: CallReading;
  readonly calls: Calls;
  readonly reports: QualityReports;
  readonly now: () => number;
}

const DAY = 86_400_000;
/** The time that is looked at where nothing else is said, and at the most. */
const USUAL = 30 * DAY;
const LONGEST = 366 * DAY;
/** Calls that are looked at, the newest first, and how many of them together. */
const MOST = 5_000;
const BATCH = 100;
/** Reports that are looked at of one call, where many calls are: the latest. */
const OF_CALL = 200;

/** Rooms that are met in again and again, whose reports are at hand meanwhile: those that were looked at last. */
const AT_HAND = 20;

type Rooms = Map<RoomId, ReturnType<QualityReports['of']>>;

/** How calls were, as the pages of those in them have told. */
export function callQuality({ reading, calls, reports, now }: Parts) {
  /** `rooms`: what was told in those that are at hand, and need not be read again. */
  async function told(found: readonly CallRecord[], rooms: Rooms): Promise<readonly Told[]> {
    function read({ room, kind, answered }: CallRecord): ReturnType<typeof reports.of> {
      if (answered === undefined) return Promise.resolve([]);
      if (kind === 'call') return reports.of(room, OF_CALL);
      const all = rooms.get(room) ?? reports.of(room);
      // Maps keep the order of insertion: putting it back makes it the newest.
      rooms.delete(room);
      rooms.set(room, all);
      const [oldest] = rooms.keys();
      if (rooms.size > AT_HAND && oldest !== undefined) rooms.delete(oldest);
      return all;
    }
    return Promise.all(
      found.map(async (call) => ({
        call,
        reports: reportsOf(call, await read(call)).slice(-OF_CALL),
      })),
    );
  }

  async function between(from: number, to: number): Promise<readonly Told[]> {
    const all: Told[] = [];
    const rooms: Rooms = new Map();
    let after: CallId | undefined;
    for (;;) {
      const page = await calls.list({ from, to }, { after, limit: BATCH });
      all.push(...(await told(page.calls, rooms)));
      after = page.calls.at(-1)?.id;
      if (!page.more || all.length >= MOST) return all;
    }
  }

  return {
    /** The reports of one call, with what they say together: one's own, and all for operators. */
    async of(asker: Asker, id: CallId) {
      const { call } = await reading.find(asker, id);
      const all = reportsOf(call, await reports.of(call.room));
      const seen = asker.isOperator ? all : all.filter(({ by }) => by.user === asker.user);
      return { reports: seen, summary: summaryOf(seen) ?? null };
    },
    /** How all calls of a time were. */
    async analytics(asker: Asker, { zone, ...asked }: AnalyticsQuery): Promise<CallAnalytics> {
      assertOperator(asker);
      const to = asked.to ?? now();
      const from = asked.from ?? Math.max(0, to - USUAL);
      if (from > to) throw new CallError('invalid', 'from: expected a time before to');
      if (to - from > LONGEST) throw new CallError('invalid', 'from: expected a year at the most');
      return analyticsOf(await between(from, to), { from, to, zone }, now());
    },
  };
}
