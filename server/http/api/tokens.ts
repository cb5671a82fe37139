import { Hono } from 'hono';
import * as v from 'valibot';
import { CallError } from '../../../src/protocol/errors.ts';
import { id, roomId } from '../../../src/protocol/ids.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { ROLES } from '../../../src/protocol/roles.ts';
import type { Issue } from '../../auth/sign-token.ts';
import { assertOperator } from '../../features/api/asker.ts';
import { time } from './common-schemas.ts';
import { check, operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

/** Seconds for which a token is good, where nothing else is said and at the most. */
const USUAL = 3_600;
const LONGEST = 30 * 86_400;
/** Rooms that one token names. */
const ROOMS = 50;

const wanted = v.strictObject({
  user: id,
  name: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.name))),
  role: v.optional(v.picklist(ROLES)),
  rooms: v.optional(
    v.pipe(
      v.array(roomId),
      v.maxLength(ROOMS),
      v.description('The only ones to come into by name.'),
    ),
  ),
  ttl: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(LONGEST),
      v.description('Seconds. No token outlasts the one by which it is asked for.'),
    ),
    USUAL,
  ),
});
const answer = v.strictObject({ token: v.string(), expires: time });

/** Tokens for others, by the key of the server. `issue` is undefined where it has none. */
export const tokens = (issue: Issue | undefined): Hono<ApiEnv> =>
  new Hono<ApiEnv>().post(
    '/',
    operation({
      ...{ id: 'issueToken', tag: 'Tokens', answer, status: 201, errors: ['wrong-state'] },
      summary: 'A token for somebody, signed by the server’s secret',
      description: 'For operators, whose own token has an end, on a server with `CALL_SECRET`.',
    }),
    check('json', wanted),
    async (c) => {
      const { expires: last, ...asker } = c.get('asker');
      assertOperator(asker);
      if (!issue) throw new CallError('wrong-state', 'this server signs no tokens');
      // What never ends could not be taken back, nor what is made by it.
      if (last === undefined) throw new CallError('forbidden', 'your own token has no end (exp)');
      const { ttl, ...claims } = c.req.valid('json');
      // Whole seconds, as tokens say it (RFC 7519, section 2).
      const expires = Math.floor(Math.min(Date.now() + ttl * 1_000, last) / 1_000) * 1_000;
      const token = await issue(claims, new Date(expires));
      if (token.length > LIMITS.token) throw new CallError('too-large', 'rooms: too long together');
      return c.json({ token, expires }, 201);
    },
  );
