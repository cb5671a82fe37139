import { Hono } from 'hono';
import type { ApiRules } from '../../features/api/api-rules.ts';
import { callPath } from './call-schemas.ts';
import { check, operation } from './operation.ts';
import { callQuality } from './quality-schemas.ts';
import type { ApiEnv } from './sign-in.ts';

/** How a call was. */
export const quality = ({ quality: rules }: Pick<ApiRules, 'quality'>): Hono<ApiEnv> =>
  new Hono<ApiEnv>().get(
    '/:id/quality',
    operation({
      ...{ id: 'readCallQuality', tag: 'Quality', answer: callQuality, errors: ['not-found'] },
      summary: 'How a call was, as its pages report it',
      description: 'What one’s own pages report; for operators, what all do.',
    }),
    check('param', callPath),
    async (c) => {
      const { reports, summary } = await rules.of(c.get('asker'), c.req.valid('param').id);
      return c.json({
        reports: reports.map(({ by, at, seconds, levels, setup, members }) => ({
          ...{ user: by.user, member: by.member, at, seconds, levels, setup, members },
        })),
        summary,
      });
    },
  );
