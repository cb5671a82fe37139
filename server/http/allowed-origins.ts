import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { CallError } from '../../src/protocol/errors.ts';
import { isAllowedOrigin } from '../auth/is-allowed-origin.ts';

/** Seconds for which browsers may remember that they have asked. */
const REMEMBERED = 86_400;

/**
 * Lets pages of the allowed origins ask, and of the server's own (`undefined` allows all): browsers let no other read the
 * answers, and here nothing is done for them in the first place. Throws `forbidden`. Cookies are looked at by nobody.
 */
export function allowedOrigins(
  allowed: readonly string[] | undefined,
  methods: readonly string[],
): MiddlewareHandler {
  const answer = cors({
    origin: allowed === undefined ? '*' : (origin) => origin || null,
    allowMethods: [...methods],
    exposeHeaders: ['Retry-After'],
    maxAge: REMEMBERED,
  });
  return (c, next) => {
    const asking = { origin: c.req.header('Origin'), host: c.req.header('Host') };
    if (!isAllowedOrigin(allowed, asking))
      throw new CallError('forbidden', 'pages of this origin may not ask here');
    return answer(c, next);
  };
}
