import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { CallError } from '../../src/protocol/errors.ts';
import { pushAnswer } from '../../src/protocol/push.ts';
import { type Door, nothingHere, publicApp, refuseLarge } from './public-app.ts';

interface Parts {
  readonly decline: (token: string) => Promise<void>;
  readonly door: Door;
}

/** Declines from one address, which may be many people. Tokens cannot be guessed; this is for load. */
const LIMIT = { name: 'address push', points: 100, seconds: 10 };
/** Bytes of a request. */
const BODY = 1_000;

/**
 * What a service worker can ask for with no page open: `POST decline {token}`. The token is from the notification.
 */
export function pushAnswers({ decline, door }: Parts): Hono {
  const headers = { 'Cache-Control': 'no-store' };
  const app = publicApp({ door, methods: ['POST'], limit: LIMIT, headers });
  app.post('/decline', bodyLimit({ maxSize: BODY, onError: refuseLarge }), async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const checked = v.safeParse(pushAnswer, body);
    if (!checked.success) throw new CallError('invalid', 'token: expected');
    await decline(checked.output.token);
    return c.json({ ok: true });
  });
  app.all('*', nothingHere);
  return app;
}
