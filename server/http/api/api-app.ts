import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { IceReply } from '../../../src/protocol/room.ts';
import type { Identify } from '../../auth/identify.ts';
import type { Issue } from '../../auth/sign-token.ts';
import type { ApiRules } from '../../features/api/api-rules.ts';
import type { Handlers } from '../../handlers.ts';
import type { Rates } from '../../limits/rates.ts';
import type { Session } from '../../session.ts';
import { type Door, nothingHere, publicApp, refuseLarge } from '../public-app.ts';
import { analytics } from './analytics.ts';
import { blocks } from './blocks.ts';
import { browse } from './browse.ts';
import { calls } from './calls.ts';
import { counting } from './counted.ts';
import { documentOf } from './document.ts';
import { ice } from './ice.ts';
import { jsonAlone } from './json-body.ts';
import { missed, notices } from './notices.ts';
import { operation } from './operation.ts';
import { quality } from './quality.ts';
import { recordings } from './recordings.ts';
import { people } from './room-people.ts';
import { rooms } from './rooms.ts';
import { type ApiEnv, signIn } from './sign-in.ts';
import { tokens } from './tokens.ts';

export interface ApiParts {
  readonly rules: ApiRules;
  readonly handlers: Handlers;
  readonly identify: Identify;
  readonly open: boolean;
  readonly rates: Rates;
  readonly iceServers: (session: Session) => Promise<IceReply>;
  /** Undefined where the server has no key to sign tokens with. */
  readonly issue: Issue | undefined;
  readonly version: string;
  readonly door: Door;
}

const openApi = v.looseObject({ openapi: v.string() });
const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;
/** What one address may ask, before it is known who that is. */
const LIMIT = { name: 'address api', points: 1_000, seconds: 10 };

/** What can be asked by HTTP in somebody's name, what there is of that, and a page about it. */
export function apiApp(parts: ApiParts): Hono<ApiEnv> {
  const { rules, rates, version, open, door } = parts;
  const { every, counted } = counting(rates, door.addressOf);
  const headers = { 'Cache-Control': 'no-store' };
  const api = publicApp<ApiEnv>({ door, methods: METHODS, limit: LIMIT, headers });
  api.use(bodyLimit({ maxSize: LIMITS.payload, onError: refuseLarge }));
  api.use(jsonAlone);

  const ofCalls = [calls({ ...rules, counted }), quality(rules), recordings(rules)];
  const resources = {
    '/calls': ofCalls,
    '/rooms': [rooms(rules), people({ ...rules, counted })],
    '/analytics': [analytics(rules)],
    '/notices': [notices(parts.handlers, counted)],
    '/missed-calls': [missed(parts.handlers, counted)],
    '/blocks': [blocks(parts.handlers)],
    '/tokens': [tokens(parts.issue)],
    '/ice-servers': [ice(parts.iceServers)],
  };
  const knows = signIn({ ...parts, nameOf: rules.nameOf });
  for (const [path, those] of Object.entries(resources)) {
    api.use(`${path}/*`, knows, every);
    for (const resource of those) api.route(path, resource);
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
  api.all('*', nothingHere);
  return api;
}
