import { Hono } from 'hono';
import * as v from 'valibot';
import { madeId } from '../../../src/protocol/ids.ts';
import { missedSeen } from '../../../src/protocol/missed.ts';
import { noticeRead } from '../../../src/protocol/notice.ts';
import { NOTICE_LIMITS } from '../../../src/protocol/notice-limits.ts';
import { ROLES } from '../../../src/protocol/roles.ts';
import type { Handlers } from '../../handlers.ts';
import { instant, named, time, whole } from './common-schemas.ts';
import type { Counted } from './counted.ts';
import { check, operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

type Rules = Handlers<'notice:list' | 'notice:read' | 'notice:delete' | 'missed:seen'>;

const tag = 'Notices';

const query = v.strictObject({
  before: v.optional(v.pipe(instant, v.description('Older than this time.'))),
  limit: v.optional(
    v.pipe(whole(1, NOTICE_LIMITS.kept), v.description('How many at most.')),
    String(NOTICE_LIMITS.page),
  ),
});
const path = v.strictObject({ id: madeId });

const notice = v.pipe(
  v.strictObject({
    id: v.string(),
    at: time,
    read: v.boolean(),
    kind: v.picklist(['invitation', 'message', 'recording', 'system']),
    code: v.optional(
      v.picklist(['mentioned', 'replied', 'ready', 'ejected', 'denied', 'ended', 'role']),
    ),
    from: v.optional(named),
    video: v.optional(v.boolean()),
    message: v.optional(v.string()),
    text: v.optional(v.string()),
    role: v.optional(v.picklist(ROLES)),
    room: v.optional(v.string()),
    title: v.optional(v.string()),
  }),
  v.metadata({ ref: 'Notice', description: 'What somebody should know and may have missed.' }),
);
const noticePage = v.strictObject({
  notices: v.pipe(v.array(notice), v.description('Newest first.')),
  unread: v.pipe(v.number(), v.description('How many there are in all that were not read.')),
  older: v.boolean(),
});
const missedCalls = v.strictObject({
  missed: v.pipe(
    v.array(v.strictObject({ id: v.string(), from: named, video: v.boolean(), at: time })),
    v.description('Newest first.'),
  ),
});

/** One's own notices. */
export function notices(rules: Rules, counted: Counted): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get(
      '/',
      operation({
        ...{ id: 'listNotices', tag, answer: noticePage },
        summary: 'What one should know and may have missed',
      }),
      counted('notice:list'),
      check('query', query),
      async (c) => c.json(await rules['notice:list'](c.get('asker'), c.req.valid('query'))),
    )
    .post(
      '/read',
      operation({
        ...{ id: 'readNotices', tag },
        summary: 'Notes that notices were read: these, or all up to a time',
      }),
      counted('notice:read'),
      check('json', noticeRead),
      async (c) => {
        await rules['notice:read'](c.get('asker'), c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/:id',
      operation({ ...{ id: 'deleteNotice', tag }, summary: 'Deletes a notice, if there is one' }),
      counted('notice:delete'),
      check('param', path),
      async (c) => {
        const { id } = c.req.valid('param');
        await rules['notice:delete'](c.get('asker'), { notices: [id], until: undefined });
        return c.body(null, 204);
      },
    );
}

/** Calls that one has missed. */
export function missed(rules: Rules, counted: Counted): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get(
      '/',
      operation({
        ...{ id: 'listMissedCalls', tag, answer: missedCalls },
        summary: 'Missed calls',
      }),
      counted('missed:seen'),
      async (c) => c.json(await rules['missed:seen'](c.get('asker'), { calls: [] })),
    )
    .post(
      '/seen',
      operation({
        ...{ id: 'seeMissedCalls', tag, answer: missedCalls },
        summary: 'Takes missed calls off the list, and answers with the rest',
      }),
      counted('missed:seen'),
      check('json', missedSeen),
      async (c) => c.json(await rules['missed:seen'](c.get('asker'), c.req.valid('json'))),
    );
}
