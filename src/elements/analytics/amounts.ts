import type { QualityShares } from '../../protocol/analytics.ts';
import type { Localize } from '../base/localize.ts';

/** A number of something. */
export const count = (words: Localize, value: number): string =>
  words.number(value, { maximumFractionDigits: 0 });

/** A share of a whole; of nothing, none. What is little is not said to be nothing. */
export function share(words: Localize, part: number, whole = 1): string {
  const value = whole > 0 ? part / whole : 0;
  return words.number(value, { style: 'percent', maximumFractionDigits: value < 0.01 ? 1 : 0 });
}

/** So many seconds, in the unit in which one would say it. */
export function duration(words: Localize, seconds: number): string {
  const say = (value: number, unit: string, maximumFractionDigits = 0): string =>
    words.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  if (seconds < 9.95) return say(seconds, 'second', 1);
  if (seconds < 59.5) return say(seconds, 'second');
  if (seconds < 3_570) return say(seconds / 60, 'minute');
  return say(seconds / 3_600, 'hour', seconds < 36_000 ? 1 : 0);
}

/** A day by ISO 8601, which is the same day wherever it is read. */
export const day = (words: Localize, iso: string, style: 'short' | 'long' = 'short'): string =>
  words.date(`${iso}T00:00:00Z`, {
    ...{ day: 'numeric', month: style, timeZone: 'UTC' },
    ...(style === 'long' && { weekday: 'long' }),
  });

/** Shares by which people can be told how a call was, the best first. */
export const levels = (words: Localize, { good, fair, poor }: QualityShares) =>
  [
    { kind: 'good', name: words.term('goodTime'), share: good },
    { kind: 'fair', name: words.term('fairTime'), share: fair },
    { kind: 'poor', name: words.term('poorTime'), share: poor },
  ] as const;
