import type { CallAnalytics } from '../protocol/analytics.ts';
import { CallError, type ErrorReply } from '../protocol/errors.ts';

/** Milliseconds for which an answer is waited for. */
const PATIENCE = 20_000;

export interface AnalyticsQuestion {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** The zone in which days begin, by its name in the IANA Time Zone Database. */
  readonly zone: string;
}

/**
 * Asks a server, by its origin, how calls were (`GET /api/analytics`). Rejects with a `CallError`: the server's, `offline` where it
 * cannot be reached, `timeout`, or `internal` where something else has answered.
 */
export async function readAnalytics(
  server: string,
  { from, to, zone }: AnalyticsQuestion,
  token: string,
  until: AbortSignal,
): Promise<CallAnalytics> {
  const query = new URLSearchParams({ from: `${from}`, to: `${to}`, zone });
  const patience = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(`${server}/api/analytics?${query}`, {
    headers: token ? { Authorization: `Bearer ${token}` } : {},
    signal: AbortSignal.any([until, patience]),
  }).catch((cause) => {
    throw new CallError(patience.aborted ? 'timeout' : 'offline', 'no answer', { cause });
  });
  const said: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && isAnalytics(said)) return said;
  const { code, message } = (said as { error?: Partial<ErrorReply> } | undefined)?.error ?? {};
  if (code) throw new CallError(code, message);
  throw new CallError(answer.status === 404 ? 'not-found' : 'internal', `status ${answer.status}`);
}

/** Whether it is an answer to this question at all: what is behind an address may be another server. */
function isAnalytics(said: unknown): said is CallAnalytics {
  const { from, to, days, endings, worst } = (said ?? {}) as Record<string, unknown>;
  return (
    [from, to].every(Number.isFinite) &&
    [days, worst].every(Array.isArray) &&
    typeof endings === 'object' &&
    endings !== null
  );
}
