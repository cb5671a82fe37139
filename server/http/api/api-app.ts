import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as v from 'valibot';
import { CallError } from '../../../src/protocol/errors.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { IceReply } from '../../../src/protocol/room.ts';
import type { Identify } from '../../auth/identify.ts';
import type { ApiRules } from '../../features/api/api-rules.ts';
import type { Rates } from '../../limits/rates.ts';
import type { Session } from '../../session.ts';
import { allowedOrigins } from '../allowed-origins.ts';
import { refuseLarge } from '../public-app.ts';
import { answerError } from './api-errors.ts';
import { browse } from './browse.ts';
import { calls } from './calls.ts';
import { documentOf } from './document.ts';
import { ice } from './ice.ts';
import { operation } from './operation.ts';
import { type ApiEnv, signIn } from './sign-in.ts';

export interface ApiParts {
  readonly rules: ApiRules;
  readonly identify: Identify;
  readonly open: boolean;
  readonly rates: Rates;
  readonly iceServers: (session: Session) => Promise<IceReply>;
  readonly version: string;
  readonly origins: readonly string[] | undefined;
  readonly onError: (error: unknown) => void;
}

const openApi = v.looseObject({ openapi: v.string() });
const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
/** Requests from one address (or one proxy, of many) within so many seconds, before it is known who asks. */
const RATE = { points: 1_000, duration: 10 };

/** What can be asked by HTTP in somebody's name, what there is of that, and a page about it. */
export function apiApp(parts: ApiParts): Hono<ApiEnv> {
  const { rules, rates, version, open, onError } = parts;
  const limiter = new RateLimiterMemory(RATE);
  const api = new Hono<ApiEnv>();
  api.onError((thrown, c) => answerError(thrown, c, onError));
  api.use(allowedOrigins(parts.origins, METHODS));
  api.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await limiter.consume(getConnInfo(c).remote.address ?? '').catch((cause) => {
      throw new CallError('rate-limited', 'too many at once, try again shortly', { cause });
    });
    await next();
  });
  api.use(bodyLimit({ maxSize: LIMITS.payload, onError: refuseLarge }));

  const counted =
    (what: string): MiddlewareHandler<ApiEnv> =>
    async (c, next) => {
      await rates(c.get('asker'), what);
      await next();
    };
  const resources = {
    '/calls': calls({ ...rules, ringing: counted('invite:send') }),
    '/ice-servers': ice(parts.iceServers),
  };
  const knows = signIn({ ...parts, nameOf: rules.nameOf });
  for (const [path, resource] of Object.entries(resources)) {
    api.use(`${path}/*`, knows, counted('api'));
    api.route(path, resource);
  }

  // The routes of the two below are in the document as well, so it is made when it is first asked for.
  let made: ReturnType<typeof documentOf> | undefined;
  const document = () => {
    made ??= documentOf(api, version, open);
    return made;
  };
  api.get(
    '/openapi.json',
    operation({
      ...{ id: 'readDocument', tag: 'This document', isPublic: true, answer: openApi },
      summary: 'All that can be asked here, for programs (OpenAPI 3.1)',
    }),
    async (c) => c.json(await document()),
  );
  api.route('/', browse(document));
  return api;
}
