import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as v from 'valibot';
import { CallError } from '../../src/protocol/errors.ts';
import { pushAnswer } from '../../src/protocol/push.ts';

interface Parts {
  readonly decline: (token: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Declines from one address (or one proxy, of many) within so many seconds. Tokens cannot be guessed; this is for load. */
const RATE = { points: 100, duration: 10 };
/** Bytes of a request. */
const BODY = 1_000;

const STATUS = { invalid: 400, 'too-large': 413, 'not-found': 404, 'rate-limited': 429 } as const;

/**
 * What a service worker can ask for with no page open: `POST decline {token}`. The token is from the notification, and
 * is all that one needs; so any site's worker may ask, and no cookie or login is looked at.
 */
export function pushAnswers({ decline, onError }: Parts): Hono {
  const limiter = new RateLimiterMemory(RATE);
  const app = new Hono();
  app.onError((thrown, c) => {
    const { code, message } = thrown instanceof CallError ? thrown : new CallError('internal');
    const status = Object.hasOwn(STATUS, code) ? STATUS[code as keyof typeof STATUS] : 500;
    if (status === 500) onError(thrown);
    return c.json({ error: { code, message } }, status);
  });
  app.use(cors({ origin: '*', allowMethods: ['POST'], maxAge: 86_400 }));
  app.use(async (c, next) => {
    await limiter.consume(getConnInfo(c).remote.address ?? '').catch(() => {
      throw new CallError('rate-limited', 'too many at once, try again shortly');
    });
    c.header('Cache-Control', 'no-store');
    await next();
  });
  const refuseLarge = () => {
    throw new CallError('too-large');
  };
  app.post('/decline', bodyLimit({ maxSize: BODY, onError: refuseLarge }), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const checked = v.safeParse(pushAnswer, body);
    if (!checked.success) throw new CallError('invalid', 'token: expected');
    await decline(checked.output.token);
    return c.json({ ok: true });
  });
  return app;
}
