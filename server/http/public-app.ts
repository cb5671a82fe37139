import { getConnInfo } from '@hono/node-server/conninfo';
import { type Env, Hono } from 'hono';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';
import type { AddressOf } from '../limits/client-address.ts';
import { tooMany } from '../limits/lease.ts';
import type { Limit, Limiters } from '../limits/limiters.ts';
import { allowedOrigins } from './allowed-origins.ts';

/** What the server knows of those who ask by HTTP. */
export interface Door {
  /** Origins whose pages may ask beside the server's own; undefined lets all. */
  readonly origins: readonly string[] | undefined;
  readonly addressOf: AddressOf;
  readonly limiters: Limiters;
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
export function publicApp<E extends Env>({ door, methods, limit, headers }: Parts): Hono<E> {
  const { origins, addressOf, limiters, onError } = door;
  const limiter = limiters(limit);
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
    const { address: remote } = getConnInfo(c).remote;
    const from = addressOf({ remote, forwarded: c.req.header('X-Forwarded-For') });
    await limiter.consume(from).catch((refused) => {
      if (!(refused instanceof RateLimiterRes)) return onError(refused);
      c.header('Retry-After', String(Math.ceil(refused.msBeforeNext / 1_000)));
      throw tooMany();
    });
    await next();
  });
  return app;
}

/** For a body that is larger than its limit. */
export const refuseLarge = (): never => {
  throw new CallError('too-large');
};
