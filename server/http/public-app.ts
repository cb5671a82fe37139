import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, type Env, Hono } from 'hono';
import { routePath } from 'hono/route';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';
import type { AddressOf } from '../limits/client-address.ts';
import { tooMany } from '../limits/lease.ts';
import type { Limit, Limiters } from '../limits/limiters.ts';
import { allowedOrigins } from './allowed-origins.ts';
import { answerError, errorOf } from './api/api-errors.ts';

/** What the server knows of those who ask by HTTP. */
export interface Door {
  /** Origins whose pages may ask beside the server's own; undefined lets all. */
  readonly origins: readonly string[] | undefined;
  readonly addressOf: AddressOf;
  readonly limiters: Limiters;
  /** Hears of each request how it was answered, and after how many seconds. */
  readonly answered: (request: string, result: ErrorCode | 'ok', seconds: number) => void;
  readonly onError: (error: unknown) => void;
}

interface Parts {
  readonly door: Door;
  readonly methods: readonly string[];
  /** How much one address may ask. */
  readonly limit: Limit;
  /** What every answer says beside its content, errors too. */
  readonly headers: Readonly<Record<string, string>>;
}

/** By what address a request is counted. */
export const addressFrom = (c: Context, addressOf: AddressOf): string =>
  addressOf({
    remote: getConnInfo(c).remote.address,
    forwarded: c.req.header('X-Forwarded-For'),
  });

/**
 * What can be asked by HTTP. A login is not asked for: where a secret in the request is all that one needs, this is all.
 * Errors are `{error: {code, message}}` with the status that fits.
 */
export function publicApp<E extends Env>({ door, methods, limit, headers }: Parts): Hono<E> {
  const { origins, addressOf, limiters, answered, onError } = door;
  const limiter = limiters(limit);
  const app = new Hono<E>();
  app.onError((thrown, c) => answerError(thrown, c, onError));
  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    // Whoever asks makes up methods and paths as they like. HEAD is answered as GET is.
    const asked = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const method = methods.includes(asked) ? asked : 'other';
    const result = c.error ? errorOf(c.error).code : 'ok';
    answered(`${method} ${routePath(c)}`, result, (performance.now() - began) / 1_000);
  });
  app.use(allowedOrigins(origins, methods));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await limiter.consume(addressFrom(c, addressOf)).catch((refused) => {
      if (!(refused instanceof RateLimiterRes)) return onError(refused);
      throw tooMany(refused);
    });
    await next();
  });
  return app;
}

/** For what is not there. Without it, another of these would be asked, and count it once more. */
export const nothingHere = (): never => {
  throw new CallError('not-found', 'nothing is here');
};

/** For a body that is larger than its limit. */
export const refuseLarge = (): never => {
  throw new CallError('too-large');
};
