import { getConnInfo } from '@hono/node-server/conninfo';
import { type Env, Hono } from 'hono';
import { cors } from 'hono/cors';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';

interface Parts {
  readonly methods: readonly string[];
  /** Requests from one address, or one proxy of many: so many `points` within so many seconds (`duration`). */
  readonly rate: { readonly points: number; readonly duration: number };
  /** What every answer says beside its content, errors too. */
  readonly headers: Readonly<Record<string, string>>;
  readonly onError: (error: unknown) => void;
}

const STATUS: Partial<Record<ErrorCode, 400 | 404 | 413 | 429>> = {
  invalid: 400,
  'not-found': 404,
  'too-large': 413,
  'rate-limited': 429,
};

/**
 * What any page may ask by HTTP: a secret in the request is all that one needs, so no cookie or login is looked at.
 * Errors are `{error: {code, message}}` with the status that fits.
 */
export function publicApp<E extends Env>({ methods, rate, headers, onError }: Parts): Hono<E> {
  const limiter = new RateLimiterMemory(rate);
  const app = new Hono<E>();
  app.onError((thrown, c) => {
    const { code, message } = thrown instanceof CallError ? thrown : new CallError('internal');
    const status = STATUS[code] ?? 500;
    if (status === 500) onError(thrown);
    return c.json({ error: { code, message } }, status);
  });
  app.use(cors({ origin: '*', allowMethods: [...methods], maxAge: 86_400 }));
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
