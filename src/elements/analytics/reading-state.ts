import type { CallAnalytics } from '../../protocol/analytics.ts';
import type { ErrorCode } from '../../protocol/errors.ts';

/** How far one is with asking how calls were. What was known before is `shown` meanwhile, as long as it is of use. */
export type Reading =
  | { readonly status: 'loading'; readonly shown?: CallAnalytics | undefined }
  | { readonly status: 'loaded'; readonly shown: CallAnalytics }
  | {
      readonly status: 'failed';
      readonly code: ErrorCode;
      readonly shown?: CallAnalytics | undefined;
    };

export const NOTHING_READ: Reading = { status: 'loading' };

/** It is asked again; what another server or person was told is not shown meanwhile. */
export const asking = (before: Reading, isSameSource: boolean): Reading => ({
  status: 'loading',
  shown: isSameSource ? before.shown : undefined,
});

/** There is no answer. What answered the same question before stays in sight; of another time it would mislead. */
export const failing = (before: Reading, code: ErrorCode, isSameQuestion: boolean): Reading => ({
  status: 'failed',
  code,
  shown: isSameQuestion ? before.shown : undefined,
});

/** What all days have together. */
export function totals({ days, endings }: CallAnalytics) {
  const sum = (key: 'calls' | 'answered' | 'seconds'): number =>
    days.reduce((total, day) => total + day[key], 0);
  const rung = Object.values(endings).reduce((total, count) => total + count, 0);
  return { calls: sum('calls'), answered: sum('answered'), seconds: sum('seconds'), rung };
}

/** Whether nothing has happened in that time. */
export function isEmpty(found: CallAnalytics): boolean {
  const { calls, rung } = totals(found);
  return calls === 0 && rung === 0 && found.worst.length === 0;
}
