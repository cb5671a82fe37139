import { type Context, Hono } from 'hono';
import type { CallRecord } from '../../calls/calls.ts';
import type { ApiRules } from '../../features/api/api-rules.ts';
import {
  call,
  callDecline,
  callPath,
  callPeople,
  callStart,
  callsPage,
  callsQuery,
} from './call-schemas.ts';
import type { Counted } from './counted.ts';
import { check, operation } from './operation.ts';
import type { ApiEnv } from './sign-in.ts';

const tag = 'Calls';

interface Parts extends Pick<ApiRules, 'reading' | 'doing'> {
  readonly counted: Counted;
}

/** Which calls there are and were, and what is done about them without a page. */
export function calls({ reading, doing, counted }: Parts): Hono<ApiEnv> {
  const created = (c: Context<ApiEnv>, one: CallRecord) => {
    c.header('Location', `/api/calls/${encodeURIComponent(one.id)}`);
    return c.json(shown(one), 201);
  };
  const end = operation({
    ...{ id: 'endCall', tag, errors: ['not-found', 'wrong-state'] },
    summary: 'Ends a call, or one’s part in it',
    description:
      'While it only rings, who rings takes that back, and for whom it rings declines. Operators end it for all; who is in it hangs up, with all their devices, or does not come where their page is still on its way.',
  });

  return new Hono<ApiEnv>()
    .get(
      '/',
      operation({
        ...{ id: 'listCalls', tag, answer: callsPage, errors: ['forbidden'] },
        summary: 'Which calls there are and were, newest first',
        description:
          'One’s own, until one has left; those of everybody for operators. Who was only rung sees nobody else who was.',
      }),
      check('query', callsQuery),
      async (c) => {
        const { limit, after, ...filter } = c.req.valid('query');
        const page = await reading.list(c.get('asker'), filter, { limit, after });
        return c.json({ calls: page.calls.map((one) => shown(one)), more: page.more });
      },
    )
    .post(
      '/',
      operation({
        ...{ id: 'startCall', tag, answer: call, status: 201 },
        ...{ errors: ['wrong-state', 'forbidden'] },
        summary: 'Rings people, wherever they are connected',
        description:
          'In the name of who asks, whose page joins the call by its id (`provider.join(id)`), before somebody accepts or after. It ends by itself when nobody answers, or nobody comes.',
      }),
      counted('invite:send'),
      check('json', callStart),
      async (c) => created(c, await doing.start(c.get('asker'), c.req.valid('json'))),
    )
    .get(
      '/:id',
      operation({
        ...{ id: 'readCall', tag, answer: call, errors: ['not-found'] },
        summary: 'One call',
      }),
      check('param', callPath),
      async (c) => {
        const found = await reading.find(c.get('asker'), c.req.valid('param').id);
        return c.json(shown(found.call, found.state !== undefined));
      },
    )
    .delete('/:id', end, check('param', callPath), async (c) => {
      await doing.end(c.get('asker'), c.req.valid('param').id);
      return c.body(null, 204);
    })
    .post(
      '/:id/answer',
      operation({
        ...{ id: 'answerCall', tag, answer: call },
        ...{ errors: ['not-found', 'wrong-state', 'room-locked', 'forbidden'] },
        summary: 'Accepts a call that rings',
        description:
          'It rings on no device any more. A page of who accepts joins the `room` of the answer.',
      }),
      counted('invite:accept'),
      check('param', callPath),
      async (c) => c.json(shown(await doing.answer(c.get('asker'), c.req.valid('param').id), true)),
    )
    .post(
      '/:id/decline',
      operation({
        ...{ id: 'declineCall', tag, errors: ['not-found', 'wrong-state'] },
        summary: 'Declines a call that rings',
      }),
      counted('invite:decline'),
      check('param', callPath),
      check('json', callDecline),
      async (c) => {
        const { reason } = c.req.valid('json');
        await doing.decline(c.get('asker'), c.req.valid('param').id, reason);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/people',
      operation({
        ...{ id: 'ringMorePeople', tag, answer: call },
        ...{ errors: ['not-found', 'wrong-state', 'forbidden'] },
        summary: 'Rings more people into a call',
        description: 'For those who are in it, and for who begins it, while somebody is rung.',
      }),
      counted('invite:send'),
      check('param', callPath),
      check('json', callPeople),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(shown(await doing.ringMore(c.get('asker'), id, c.req.valid('json')), true));
      },
    );
}

/** What of a call is told. */
const shown = ({ people, ...one }: CallRecord, active = one.ended === undefined) => ({
  ...one,
  active,
  people: people.map(({ user, name, status, joined, left }) => ({
    ...{ user, name, status, joined, left },
  })),
});
