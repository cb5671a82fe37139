/** What time the calls are of, as attributes say it. */
export interface TimeAsked {
  /** First and last day, by ISO 8601 (`2026-11-29`), both included; empty where `days` says it. */
  readonly from: string;
  readonly to: string;
  /** So many days, the last one included. */
  readonly days: number;
}

/** The days that people can choose among. */
export const CHOICES = [7, 30, 90] as const;
const USUAL = 30;

/** From when to when, in milliseconds since the epoch: whole days in this page's zone, and none later than `now`. */
export function timeAsked({ from, to, days }: TimeAsked, now: number) {
  const last = dayOf(to);
  const end = last ? startOf(last, 1) - 1 : now;
  const first = dayOf(from);
  const begin = first ? startOf(first) : startOf(last ?? new Date(now), 1 - daysAsked(days));
  return { from: begin, to: Math.max(begin, Math.min(end, now)) };
}

export const daysAsked = (days: number): number =>
  Number.isFinite(days) && days >= 1 ? Math.floor(days) : USUAL;

/** The beginning of a day, or of one so many days later. */
const startOf = (day: Date, later = 0): number =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime();

function dayOf(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year ? new Date(Number(year), Number(month) - 1, Number(day)) : undefined;
}
