import { Hono } from 'hono';
import * as v from 'valibot';
import { personBlock } from '../../../src/protocol/blocks.ts';
import type { Handlers } from '../../handlers.ts';
import { check, operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

type Rules = Handlers<'person:block' | 'person:unblock' | 'person:blocked'>;

const tag = 'Blocked people';
const answer = v.strictObject({
  blocked: v.pipe(v.array(v.string()), v.description('Ids of users, the latest first.')),
});

/** By whom one is not rung. */
export const blocks = (rules: Rules): Hono<ApiEnv> =>
  new Hono<ApiEnv>()
    .get(
      '/',
      operation({ ...{ id: 'listBlocked', tag, answer }, summary: 'By whom one is not rung' }),
      async (c) => c.json(await rules['person:blocked'](c.get('asker'), {})),
    )
    .post(
      '/',
      operation({
        ...{ id: 'blockPerson', tag, answer },
        summary: 'Is not rung by somebody from now on',
        description: 'They are told nothing, and find one offline.',
      }),
      check('json', personBlock),
      async (c) => c.json(await rules['person:block'](c.get('asker'), c.req.valid('json'))),
    )
    .delete(
      '/:user',
      operation({
        ...{ id: 'unblockPerson', tag, answer },
        summary: 'Is rung by somebody again',
      }),
      check('param', personBlock),
      async (c) => c.json(await rules['person:unblock'](c.get('asker'), c.req.valid('param'))),
    );
