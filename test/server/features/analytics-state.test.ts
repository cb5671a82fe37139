import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallRecord } from '../../../server/calls/calls.ts';
import { analyticsOf, reportsOf, type Told } from '../../../server/features/analytics-state.ts';
import { summaryOf } from '../../../server/features/quality-state.ts';
import type { KeptReport } from '../../../server/storage/quality-reports.ts';

const HOUR = 3_600_000;
const noon = Date.UTC(2026, 10, 29, 12);
const named = (user: string) => ({ user, name: user });

const call = (id: string, began: number, more: Partial<CallRecord> = {}): CallRecord => ({
  ...{ id, room: id, kind: 'call', video: false, began, people: [] },
  ...more,
});
const way = { loss: 0, jitter: 0, frames: 25, rating: 90, bits: 1_000 };
const report = (
  levels: KeptReport['levels'],
  more: Partial<KeptReport> = {},
  member: Partial<KeptReport['members'][number]> = {},
): KeptReport => ({
  ...{ room: 'call-1', instance: 'instance', by: { member: 'm', user: 'alice' } },
  ...{ at: noon, seconds: 60, levels, ...more },
  members: [
    {
      ...{ member: 'other-member', seconds: 60, levels, roundTrip: 0.02, frozen: 0 },
      ...{ inward: way, outward: way, ...member },
    },
  ],
});
const good = { good: 1, fair: 0, poor: 0 };
const poor = { good: 0, fair: 0, poor: 1 };
const time = { from: noon - 2 * 24 * HOUR, to: noon, zone: 'UTC' };
const told = (...calls: CallRecord[]): Told[] => calls.map((one) => ({ call: one, reports: [] }));

describe('what operators are told of calls', () => {
  it('has each day of the time, also those without a call', () => {
    const { days } = analyticsOf(
      told(
        call('call-1', noon - HOUR, { answered: noon - HOUR, ended: noon - HOUR / 2 }),
        call('call-2', noon - 26 * HOUR),
      ),
      time,
      noon,
    );
    assert.deepEqual(days, [
      { day: '2026-11-27', calls: 0, answered: 0, seconds: 0 },
      { day: '2026-11-28', calls: 1, answered: 0, seconds: 0 },
      { day: '2026-11-29', calls: 1, answered: 1, seconds: 1_800 },
    ]);
  });

  it('has the days of a zone, where clocks are put forward and back as well', () => {
    const late = call('call-1', Date.UTC(2026, 10, 28, 23, 30));
    const { days } = analyticsOf(told(late), { ...time, zone: 'Europe/Vienna' }, noon);
    assert.equal(days.find(({ calls }) => calls > 0)?.day, '2026-11-29');
    for (const [from, to, count] of [
      ['2026-03-27T23:00Z', '2026-03-30T22:00Z', 3],
      ['2026-10-23T22:00Z', '2026-10-26T23:00Z', 3],
    ] as const) {
      const span = { from: Date.parse(from), to: Date.parse(to), zone: 'Europe/Vienna' };
      assert.equal(analyticsOf([], span, noon).days.length, count, from);
    }
    assert.equal(analyticsOf([], { from: noon, to: noon, zone: 'UTC' }, noon).days.length, 0);
    assert.equal(
      analyticsOf([], { from: 0, to: 366 * 24 * HOUR, zone: 'UTC' }, 0).days.length,
      366,
    );
  });

  it('counts those as talking who still do', () => {
    const { days } = analyticsOf(
      told(call('call-1', noon, { answered: noon })),
      {
        ...{ from: noon, to: noon + HOUR, zone: 'UTC' },
      },
      noon + 5_000,
    );
    assert.equal(days[0]?.seconds, 5);
  });

  it('counts people by what came of ringing them, and not who rang or only came', () => {
    const people = [
      named('alice'),
      { ...named('bob'), status: 'accepted' as const },
      { ...named('carol'), status: 'ringing' as const },
      { ...named('dave'), status: 'declined' as const },
    ];
    const { endings } = analyticsOf(told(call('call-1', noon - 1, { people })), time, noon);
    assert.deepEqual(endings, { accepted: 1, declined: 1 });
  });

  it('says how long it took, and how it was, each page for as long as it looked', () => {
    const reports = [
      report(good, { setup: 1 }),
      report(good, { setup: 3 }),
      report(poor, { setup: 2, seconds: 120 }),
      report(good, { seconds: 0 }),
    ];
    const { setup, quality } = analyticsOf(
      [{ call: call('call-1', noon - 1), reports }],
      time,
      noon,
    );
    assert.deepEqual(setup, { median: 2, p95: 3, reports: 3 });
    assert.deepEqual(quality, { good: 0.5, fair: 0, poor: 0.5 });
    const nothing = analyticsOf(told(call('call-1', noon - 1)), time, noon);
    assert.deepEqual([nothing.setup, nothing.quality, nothing.worst], [null, null, []]);
  });

  it('names the worst first, ten at most, and none that was good', () => {
    const all = Array.from({ length: 12 }, (_, at): Told => {
      const share = at / 20;
      const levels = { good: 1 - share, fair: 0, poor: share };
      return { call: call(`call-${at}`, noon - 1), reports: [report(levels)] };
    });
    const { worst } = analyticsOf(all, time, noon);
    assert.deepEqual(
      worst.map((one) => one.call),
      Array.from({ length: 10 }, (_, at) => `call-${11 - at}`),
    );
    assert.equal(analyticsOf(all.slice(0, 1), time, noon).worst.length, 0);
  });

  it('tells who was in them, and not who was only rung', () => {
    const people = [
      { ...named('alice'), joined: 1 },
      { ...named('bob'), status: 'declined' as const },
    ];
    const one = { call: call('call-1', noon - 1, { people }), reports: [report(poor)] };
    assert.deepEqual(analyticsOf([one], time, noon).worst[0]?.people, [named('alice')]);
  });

  it('takes of a room’s reports those of one meeting', () => {
    const meeting = call('m', 1_000, { kind: 'room', room: 'tea', ended: 2_000 });
    const [before, during, later] = [500, 1_500, 90_000].map((at) => report(good, { at }));
    assert.deepEqual(reportsOf(meeting, [before!, during!, later!]), [during]);
  });
});

describe('why a call was not better', () => {
  const causes = (member: Parameters<typeof report>[2], levels = poor) =>
    summaryOf([report(levels, {}, member)])?.causes.map(({ code }) => code);

  it('is what went beyond what is good', () => {
    assert.deepEqual(causes({ inward: { ...way, loss: 0.1 } }), ['download-loss']);
    assert.deepEqual(causes({ outward: { ...way, loss: 0.1 } }), ['upload-loss']);
    assert.deepEqual(causes({ inward: { ...way, rating: 50 }, roundTrip: 0.8 }), ['delay']);
    assert.deepEqual(causes({ frozen: 0.3 }), ['frozen']);
    assert.deepEqual(causes({ inward: { ...way, frames: 3 } }), ['frames']);
    assert.deepEqual(causes({ inward: { ...way, frames: 0 } }), []);
    assert.deepEqual(causes({ frozen: 0.3 }, good), []);
  });

  it('begins with what went furthest', () => {
    const both = { inward: { ...way, loss: 0.04 }, frozen: 0.5 };
    assert.deepEqual(causes(both), ['frozen', 'download-loss']);
    const [first] = summaryOf([report(poor, {}, both)])?.causes ?? [];
    assert.equal(first?.value, 0.5);
  });
});
