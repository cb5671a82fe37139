import { Hono } from 'hono';
import * as v from 'valibot';
import { analyticsQuery } from '../../../src/protocol/analytics.ts';
import type { ApiRules } from '../../features/api/api-rules.ts';
import { named, time } from './common-schemas.ts';
import { check, operation } from './operation.ts';
import { causes, shares } from './quality-schemas.ts';
import type { ApiEnv } from './sign-in.ts';

const count = v.optional(v.pipe(v.number(), v.integer()));

const answer = v.strictObject({
  from: time,
  to: time,
  zone: v.string(),
  days: v.pipe(
    v.array(
      v.strictObject({
        day: v.pipe(v.string(), v.isoDate()),
        calls: v.number(),
        answered: v.number(),
        seconds: v.pipe(v.number(), v.description('For how long was talked, all together.')),
      }),
    ),
    v.description('Each day of the time, also those without a call; the oldest first.'),
  ),
  endings: v.pipe(
    v.strictObject({
      ...{ accepted: count, declined: count, busy: count },
      ...{ offline: count, cancelled: count, expired: count },
    }),
    v.description('People who were rung, by what came of it.'),
  ),
  setup: v.nullable(
    v.pipe(
      v.strictObject({ median: v.number(), p95: v.number(), reports: v.number() }),
      v.description('Seconds until somebody was heard or seen.'),
    ),
  ),
  quality: v.nullable(shares),
  worst: v.array(
    v.strictObject({
      ...{ call: v.string(), began: time, seconds: v.number(), people: v.array(named) },
      ...{ quality: shares, causes },
    }),
  ),
});

/** How all calls of a time were. */
export const analytics = ({ quality }: Pick<ApiRules, 'quality'>): Hono<ApiEnv> =>
  new Hono<ApiEnv>().get(
    '/',
    operation({
      ...{ id: 'readAnalytics', tag: 'Quality', answer },
      summary: 'How the calls of a time were: per day, what came of ringing, the worst',
      description:
        'For operators. `from` and `to` in milliseconds since the epoch, by default the last 30 days; `zone`, in which days begin, by its IANA name.',
    }),
    check('query', analyticsQuery),
    async (c) => c.json(await quality.analytics(c.get('asker'), c.req.valid('query'))),
  );
