import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { CallError } from '../../src/protocol/errors.ts';
import { pushAnswer } from '../../src/protocol/push.ts';
import { publicApp, refuseLarge } from './public-app.ts';

interface Parts {
  readonly decline: (token: string) => Promise<void>;
  readonly origins: readonly string[] | undefined;
  readonly onError: (error: unknown) => void;
}

/** Declines from one address (or one proxy, of many) within so many seconds. Tokens cannot be guessed; this is for load. */
const RATE = { points: 100, duration: 10 };
/** Bytes of a request. */
const BODY = 1_000;

/**
 * What a service worker can ask for with no page open: `POST decline {token}`. The token is from the notification.
 */
export function pushAnswers({ decline, origins, onError }: Parts): Hono {
  const headers = { 'Cache-Control': 'no-store' };
  const app = publicApp({ origins, methods: ['POST'], rate: RATE, headers, onError });
  app.post('/decline', bodyLimit({ maxSize: BODY, onError: refuseLarge }), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const checked = v.safeParse(pushAnswer, body);
    if (!checked.success) throw new CallError('invalid', 'token: expected');
    await decline(checked.output.token);
    return c.json({ ok: true });
  });
  return app;
}
