import type { AnalyticsDay, CallAnalytics, ReportedCall } from '../../src/protocol/analytics.ts';
import type { AnalyticsQuestion } from '../../src/signaling/read-analytics.ts';
import { HOSTILE_NAME } from './hostile.ts';

const DAY = 86_400_000;
const people = (...names: readonly string[]) =>
  names.map((name) => ({ user: name.toLowerCase(), name }));

/** Each day of a time, with few calls at weekends and more from week to week. */
function daysOf({ from, to }: AnalyticsQuestion, busy: number): readonly AnalyticsDay[] {
  const first = new Date(from);
  const count = Math.round((to - from) / DAY + 0.5);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(first.getFullYear(), first.getMonth(), first.getDate() + index));
    const isWeekend = [0, 6].includes(day.getUTCDay());
    const calls = Math.round(
      busy * (isWeekend ? 0.2 : 1 + 0.35 * Math.sin(index * 1.7)) +
        index * 0.1 * (busy > 0 ? 1 : 0),
    );
    const answered = Math.round(calls * (0.78 + 0.12 * Math.sin(index * 2.3)));
    return { day: day.toISOString().slice(0, 10), calls, answered, seconds: answered * 431 };
  });
}

const worst = (began: number): readonly ReportedCall[] => [
  {
    ...{ call: 'call-1', began: began + 3.4 * DAY, seconds: 1_312 },
    people: people('Alice Martin', 'Bob Stone'),
    quality: { good: 0.18, fair: 0.28, poor: 0.54 },
    causes: [
      { code: 'upload-loss', value: 0.21 },
      { code: 'delay', value: 0.7 },
    ],
  },
  {
    ...{ call: 'call-2', began: began + 1.6 * DAY, seconds: 187 },
    people: people('Carol Diaz', 'Dave Lee', 'Erin Okafor', 'Frank Weiß'),
    quality: { good: 0.41, fair: 0.27, poor: 0.32 },
    causes: [
      { code: 'frozen', value: 0.24 },
      { code: 'frames', value: 3 },
    ],
  },
  {
    ...{ call: 'call-3', began: began + 5.2 * DAY, seconds: 4_020 },
    people: people('Grace Hill', HOSTILE_NAME),
    quality: { good: 0.7, fair: 0.21, poor: 0.09 },
    causes: [{ code: 'download-loss', value: 0.06 }, { code: 'frames' }],
  },
];

/** What a server would answer on which people call each other, and on which they do not. */
export function inventedAnalytics(question: AnalyticsQuestion, busy = 42): CallAnalytics {
  const days = daysOf(question, busy);
  const rung = days.reduce((total, { calls }) => total + calls, 0);
  const part = (share: number): number => Math.round(rung * share);
  return {
    ...question,
    days,
    endings: {
      ...{ accepted: part(0.79), declined: part(0.06), expired: part(0.08) },
      ...{ busy: part(0.02), offline: part(0.03), cancelled: part(0.02) },
    },
    setup: rung > 0 ? { median: 0.84, p95: 2.7, reports: part(1.6) } : null,
    quality: rung > 0 ? { good: 0.913, fair: 0.061, poor: 0.026 } : null,
    worst: rung > 0 ? worst(question.from) : [],
  };
}
