import { Hono } from 'hono';
import * as v from 'valibot';
import type { IceReply } from '../../../src/protocol/room.ts';
import type { Session } from '../../session.ts';
import { operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

const answer = v.strictObject({
  iceServers: v.pipe(
    v.array(
      v.strictObject({
        urls: v.array(v.string()),
        username: v.optional(v.string()),
        credential: v.optional(v.string()),
      }),
    ),
    v.description('As `RTCConfiguration.iceServers` takes them.'),
  ),
  iceTtl: v.optional(
    v.pipe(v.number(), v.description('Seconds for which the credentials open new allocations.')),
  ),
});

/** By which servers browsers find each other. */
export const ice = (iceServers: (session: Session) => Promise<IceReply>): Hono<ApiEnv> =>
  new Hono<ApiEnv>().get(
    '/',
    operation({
      ...{ id: 'readIceServers', tag: 'Servers', answer },
      summary: 'STUN and TURN servers, with credentials for who asks',
    }),
    async (c) => c.json(await iceServers(c.get('asker'))),
  );
