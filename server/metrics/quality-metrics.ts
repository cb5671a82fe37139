import { Counter, Histogram, type Registry } from 'prom-client';
import type { KeptReport, QualityReports } from '../storage/quality-reports.ts';

const LEVELS = ['good', 'fair', 'poor'] as const;
/** Seconds until somebody is heard or seen. */
const SETUP = [0.25, 0.5, 1, 2, 3, 5, 8, 15, 30];
/** Seconds to another and back. */
const ROUND_TRIP = [0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6];
/** R of the E-model (ITU-T G.107): from 80 on it is good, from 60 on fair. */
const RATING = [40, 50, 60, 70, 80, 85, 90, 93];
/** Pages whose last report is remembered, so that what it said is counted once. */
const MOST = 10_000;
/** Seconds above which a report is not the first of its page: others went to another node, or an earlier server. */
const FIRST = 90;

/** How calls are, as their pages report it each minute and in the end. */
export class QualityMetrics {
  readonly #setup: Histogram;
  readonly #seconds: Counter<'level'>;
  readonly #roundTrip: Histogram;
  readonly #rating: Histogram;
  /** By page; those that have reported last are the last, as maps keep it. */
  readonly #last = new Map<string, Readonly<Record<(typeof LEVELS)[number], number>>>();

  constructor(registry: Registry) {
    const registers = [registry];
    this.#setup = new Histogram({
      name: 'call_setup_seconds',
      help: 'Time from asking to come in to the first sound or picture of another',
      buckets: SETUP,
      registers,
    });
    this.#seconds = new Counter({
      name: 'call_quality_seconds_total',
      help: 'For how long calls were good, fair and poor, for each page',
      labelNames: ['level'],
      registers,
    });
    this.#roundTrip = new Histogram({
      name: 'call_round_trip_seconds',
      help: 'Time to another page and back, as reported each minute',
      buckets: ROUND_TRIP,
      registers,
    });
    this.#rating = new Histogram({
      name: 'call_rating',
      help: 'Rating of the speech that is heard (R of the E-model, 0 to 100), as reported each minute',
      buckets: RATING,
      registers,
    });
  }

  /** Counts what is new in a report: each of a page tells of all its time. */
  reported({ room, by, instance, seconds, levels, setup, members }: KeptReport): void {
    const key = `${room} ${by.member} ${instance}`;
    const known = this.#last.get(key);
    const now = { good: 0, fair: 0, poor: 0 };
    for (const level of LEVELS) now[level] = levels[level] * seconds;
    this.#remember(key, now);
    const isFirst = known === undefined && seconds < FIRST;
    if (isFirst && setup !== undefined) this.#setup.observe(setup);
    for (const level of isFirst || known ? LEVELS : [])
      this.#seconds.inc({ level }, Math.max(0, now[level] - (known?.[level] ?? 0)));
    for (const { roundTrip, inward } of members) {
      this.#roundTrip.observe(roundTrip);
      this.#rating.observe(inward.rating);
    }
  }

  #remember(key: string, now: Readonly<Record<(typeof LEVELS)[number], number>>): void {
    this.#last.delete(key);
    this.#last.set(key, now);
    const [oldest] = this.#last.keys();
    if (this.#last.size > MOST && oldest !== undefined) this.#last.delete(oldest);
  }
}

/** Reports of which each is counted as well. */
export const countedReports = (
  reports: QualityReports,
  counted: (report: KeptReport) => void,
): QualityReports => ({
  get: (page) => reports.get(page),
  async put(report) {
    counted(report);
    await reports.put(report);
  },
  of: (room, most) => reports.of(room, most),
});
