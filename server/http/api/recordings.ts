import { Hono } from 'hono';
import * as v from 'valibot';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { ApiRules } from '../../features/api/api-rules.ts';
import { callPath } from './call-schemas.ts';
import { time } from './common-schemas.ts';
import { check, operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

const tag = 'Recordings';

const began = v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const seconds = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e9)));

const wanted = v.strictObject({
  url: v.pipe(
    v.string(),
    v.maxLength(LIMITS.address),
    v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    v.description(
      'Where it can be had, by https or http. Who may open it is for that place to say.',
    ),
  ),
  began,
  seconds,
});

const recording = v.pipe(
  v.strictObject({ id: v.string(), call: v.string(), url: v.string(), at: time, began, seconds }),
  v.metadata({ ref: 'Recording', description: 'Where a recording of a call can be had.' }),
);
const answer = v.strictObject({
  recordings: v.pipe(v.array(recording), v.description('The oldest first.')),
});

/** Where recordings of a call can be had. */
export const recordings = ({ recordings: rules }: Pick<ApiRules, 'recordings'>): Hono<ApiEnv> =>
  new Hono<ApiEnv>()
    .get(
      '/:id/recordings',
      operation({
        ...{ id: 'listRecordings', tag, answer, errors: ['not-found'] },
        summary: 'Where recordings of a call can be had',
        description: 'For those who were in it and were not taken out.',
      }),
      check('param', callPath),
      async (c) => c.json({ recordings: await rules.of(c.get('asker'), c.req.valid('param').id) }),
    )
    .post(
      '/:id/recordings',
      operation({
        ...{ id: 'addRecording', tag, answer: recording, status: 201, errors: ['not-found'] },
        summary: 'Says where a recording can be had',
        description: 'For operators. Those who were in the call get a notice.',
      }),
      check('param', callPath),
      check('json', wanted),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await rules.add(c.get('asker'), id, c.req.valid('json')), 201);
      },
    );
