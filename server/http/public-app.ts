import { getConnInfo } from '@hono/node-server/conninfo';
import { type Env, Hono } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';
import { allowedOrigins } from './allowed-origins.ts';

interface Parts {
  /** Origins whose pages may ask beside the server's own; undefined lets all. */
  readonly origins: readonly string[] | undefined;
  readonly methods: readonly string[];
  /** Requests from one address, or one proxy of many: so many `points` within so many seconds (`duration`). */
  readonly rate: { readonly points: number; readonly duration: number };
  /** What every answer says beside its content, errors too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly onError: (error: unknown) => void;
}

const STATUS: Partial<Record<ErrorCode, 400 | 403 | 404 | 413 | 429>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  'too-large': 413,
  'rate-limited': 429,
};

/**
 * What pages may ask by HTTP without a login: a secret in the request is all that one needs.
 * Errors are `{error: {code, message}}` with the status that fits.
 */
export function publicApp<E extends Env>({
  origins,
  methods,
  rate,
  headers,
  onError,
}: Parts): Hono<E> {
  const limiter = new RateLimiterMemory(rate);
  const app = new Hono<E>();
  app.onError((thrown, c) => {
    const { code, message } = thrown instanceof CallError ? thrown : new CallError('internal');
    const status = STATUS[code] ?? 500;
    if (status === 500) onError(thrown);
    return c.json({ error: { code, message } }, status);
  });
  app.use(allowedOrigins(origins, methods));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await limiter.consume(getConnInfo(c).remote.address ?? '').catch(() => {
      throw new CallError('rate-limited', 'too many at once, try again shortly');
    });
    await next();
  });
  return app;
}

/** For a body that is larger than its limit. */
export const refuseLarge = (): never => {
  throw new CallError('too-large');
};
