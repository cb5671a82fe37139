import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { CallError, type ErrorCode } from '../../../src/protocol/errors.ts';

/** With which status each error is answered that the rules throw. Any other is the server's own fault. */
export const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  'room-locked': 403,
  ejected: 403,
  'not-found': 404,
  'wrong-state': 409,
  'room-full': 409,
  'too-large': 413,
  'rate-limited': 429,
  internal: 500,
  offline: 503,
};

/** Seconds after which to try again, where nothing more exact is known. */
const RETRY_AFTER = 10;

/** Answers with an error as `{error: {code, message}}`. What nobody threw on purpose is reported, and stays a secret. */
export function answerError(thrown: unknown, c: Context, onError: (error: unknown) => void) {
  const error = errorOf(thrown);
  const { code, message } = error;
  const status = STATUS[code] ?? 500;
  if (status >= 500) onError(thrown);
  if (status === 401) c.header('WWW-Authenticate', challenge(c));
  if (status === 429 || status === 503) c.header('Retry-After', String(waitOf(error)));
  return c.json({ error: { code, message } }, status);
}

/** As what an error is answered. Hono itself refuses bodies that are no JSON. */
export function errorOf(thrown: unknown): CallError {
  if (thrown instanceof CallError && STATUS[thrown.code] !== undefined) return thrown;
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new CallError('invalid', 'the body: expected JSON');
  }
  return new CallError('internal', 'something went wrong');
}

/** Whether there was a token at all is what the challenge says (RFC 6750, section 3). */
const challenge = (c: Context): string =>
  c.req.header('Authorization') === undefined ? 'Bearer' : 'Bearer error="invalid_token"';

/** Whole seconds, from what a rate limiter said where it did. */
function waitOf({ cause }: CallError): number {
  const ms = cause && (cause as { msBeforeNext?: unknown }).msBeforeNext;
  return typeof ms === 'number' ? Math.max(1, Math.ceil(ms / 1_000)) : RETRY_AFTER;
}
