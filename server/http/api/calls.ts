import { Hono } from 'hono';
import type { CallRecord } from '../../calls/calls.ts';
import type { ApiRules } from '../../features/api/api-rules.ts';
import { call, callPath, callsPage, callsQuery } from './call-schemas.ts';
import { check, operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

const tag = 'Calls';

const shown = (one: CallRecord) => ({ ...one, active: one.ended === undefined });

/** Which calls there are and were. */
export function calls({ reading }: Pick<ApiRules, 'reading'>): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get(
      '/',
      operation({
        ...{ id: 'listCalls', tag, answer: callsPage, errors: ['forbidden'] },
        summary: 'Which calls there are and were, newest first',
        description: 'One’s own; those of everybody for operators.',
      }),
      check('query', callsQuery),
      async (c) => {
        const { limit, after, ...filter } = c.req.valid('query');
        const page = await reading.list(c.get('asker'), filter, { limit, after });
        return c.json({ calls: page.calls.map(shown), more: page.more });
      },
    )
    .get(
      '/:id',
      operation({
        ...{ id: 'readCall', tag, answer: call, errors: ['not-found'] },
        summary: 'One call',
      }),
      check('param', callPath),
      async (c) =>
        c.json(shown((await reading.find(c.get('asker'), c.req.valid('param').id)).call)),
    );
}
