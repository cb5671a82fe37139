/** A time as people say it: so many of a unit ago. */
export interface Ago {
  /** Negative, as `Intl.RelativeTimeFormat` wants the past. */
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day';
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, by its age in milliseconds. Clocks differ: what is to come is now. */
export function agoOf(age: number): Ago {
  if (age < MINUTE) return { value: 0, unit: 'second' };
  if (age < HOUR) return { value: -Math.floor(age / MINUTE), unit: 'minute' };
  if (age < DAY) return { value: -Math.floor(age / HOUR), unit: 'hour' };
  return { value: -Math.floor(age / DAY), unit: 'day' };
}
