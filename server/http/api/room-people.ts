import { Hono } from 'hono';
import type { ApiRules } from '../../features/api/api-rules.ts';
import type { Counted } from './counted.ts';
import { check, operation } from './operation.ts';
import {
  admit,
  deny,
  eject,
  message,
  messagePost,
  messagesPage,
  messagesQuery,
  roomPath,
  roomPeople,
} from './room-schemas.ts';
import type { ApiEnv } from './sign-in.ts';

const tag = 'People in rooms';
const errors = ['not-found', 'wrong-state'] as const;

interface Parts extends Pick<ApiRules, 'hosting'> {
  readonly counted: Counted;
}

/** What hosts do for a room that goes on, and those who are in it. */
export function people({ hosting, counted }: Parts): Hono<ApiEnv> {
  const param = check('param', roomPath);
  return new Hono<ApiEnv>()
    .get(
      '/:id/people',
      operation({
        ...{ id: 'listPeople', tag, answer: roomPeople, errors: ['not-found'] },
        summary: 'Who is in a room, and who waits for it',
      }),
      param,
      async (c) => {
        const { people: there, waiting } = await hosting.people(
          c.get('asker'),
          c.req.valid('param').id,
        );
        return c.json({
          people: there.map(({ id, user, name, role, joined, connected, held, hand, ...on }) => ({
            ...{ member: id, user, name, role, joined, connected, held, hand },
            ...{ microphone: on.microphone, camera: on.camera, screen: on.screen },
          })),
          waiting: waiting?.map(({ id: member, ...one }) => ({ member, ...one })),
        });
      },
    )
    .post(
      '/:id/close',
      operation({ ...{ id: 'closeRoom', tag, errors }, summary: 'Ends a room for all' }),
      counted('room:end'),
      param,
      async (c) => {
        await hosting.close(c.get('asker'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/admit',
      operation({
        ...{ id: 'admitPeople', tag, errors: [...errors, 'room-full'] },
        summary: 'Lets one in who waits, or all',
        description: 'One of `member` and `all` is named.',
      }),
      counted('room:admit'),
      param,
      check('json', admit),
      async (c) => {
        const { member } = c.req.valid('json');
        await hosting.admit(c.get('asker'), c.req.valid('param').id, member);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/deny',
      operation({ ...{ id: 'denyPerson', tag, errors }, summary: 'Sends away one who waits' }),
      counted('room:deny'),
      param,
      check('json', deny),
      async (c) => {
        const { member, reason } = c.req.valid('json');
        await hosting.deny(c.get('asker'), c.req.valid('param').id, member, reason);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/eject',
      operation({
        ...{ id: 'ejectPerson', tag, errors },
        summary: 'Takes a person out, with all devices, for as long as there is the room',
      }),
      counted('member:eject'),
      param,
      check('json', eject),
      async (c) => {
        const { member, reason } = c.req.valid('json');
        await hosting.eject(c.get('asker'), c.req.valid('param').id, member, reason);
        return c.body(null, 204);
      },
    )
    .get(
      '/:id/messages',
      operation({
        ...{ id: 'listMessages', tag, answer: messagesPage, errors: ['not-found'] },
        summary: 'What was said in a room’s chat',
      }),
      param,
      check('query', messagesQuery),
      async (c) => {
        const page = await hosting.messages(
          c.get('asker'),
          c.req.valid('param').id,
          c.req.valid('query'),
        );
        return c.json({ messages: page.log, older: page.older });
      },
    )
    .post(
      '/:id/messages',
      operation({
        ...{ id: 'postMessage', tag, answer: message, status: 201, errors: ['not-found'] },
        summary: 'Says something in a room’s chat',
      }),
      counted('chat:send'),
      param,
      check('json', messagePost),
      async (c) => {
        const { text, id } = c.req.valid('json');
        const said = await hosting.say(c.get('asker'), c.req.valid('param').id, text, id);
        return c.json(said, 201);
      },
    );
}
