import { Hono } from 'hono';
import type { ApiRules } from '../../features/api/api-rules.ts';
import type { Standing } from '../../features/api/room-rights.ts';
import type { RoomWishes } from '../../features/api/room-setting.ts';
import { check, operation } from './operation.ts';
import { room, roomChange, roomCreate, roomPath, roomsPage, roomsQuery } from './room-schemas.ts';
import type { ApiEnv } from './sign-in.ts';

const tag = 'Rooms';

/** Rooms that are set up before anybody meets in them. */
export function rooms({ rights, setting }: Pick<ApiRules, 'rights' | 'setting'>): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get(
      '/',
      operation({
        ...{ id: 'listRooms', tag, answer: roomsPage },
        summary: 'Rooms that were set up',
        description: 'By who asks; for operators, by anybody.',
      }),
      check('query', roomsQuery),
      async (c) => {
        const { by, ...part } = c.req.valid('query');
        const page = await setting.list(c.get('asker'), by, part);
        const all = page.rooms.map((one) => shown(one.configured.id, one));
        return c.json({ rooms: all, more: page.more });
      },
    )
    .post(
      '/',
      operation({
        ...{ id: 'createRoom', tag, answer: room, status: 201, errors: ['wrong-state'] },
        summary: 'Sets a room up, which is there before anybody meets in it',
        description:
          'For operators, and for hosts whose token names the room. One in which people are already is changed at once.',
      }),
      check('json', roomCreate),
      async (c) => {
        const { id, ...body } = c.req.valid('json');
        const made = await setting.create(c.get('asker'), id, wishesOf(body));
        const name = made.configured?.id ?? '';
        c.header('Location', `/api/rooms/${encodeURIComponent(name)}`);
        return c.json(shown(name, made), 201);
      },
    )
    .get(
      '/:id',
      operation({
        ...{ id: 'readRoom', tag, answer: room, errors: ['not-found'] },
        summary: 'One room, as it is set up and as it is now',
        description: 'For operators, its hosts, and those who are in it.',
      }),
      check('param', roomPath),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(shown(id, await rights.member(c.get('asker'), id)));
      },
    )
    .patch(
      '/:id',
      operation({
        ...{ id: 'changeRoom', tag, answer: room, errors: ['not-found'] },
        summary: 'Sets a room up otherwise',
        description: 'What is not named stays as it is. Those who are in it are told at once.',
      }),
      check('param', roomPath),
      check('json', roomChange),
      async (c) => {
        const { id } = c.req.valid('param');
        const wishes = wishesOf(c.req.valid('json'));
        return c.json(shown(id, await setting.change(c.get('asker'), id, wishes)));
      },
    )
    .delete(
      '/:id',
      operation({
        ...{ id: 'deleteRoom', tag, errors: ['not-found'] },
        summary: 'Forgets how a room was set up',
        description: 'Who is in it stays; `close` ends it.',
      }),
      check('param', roomPath),
      async (c) => {
        await setting.remove(c.get('asker'), c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
}

type Known = Pick<Standing, 'configured' | 'state'> & { readonly isHidden?: boolean };

/** A room that is open is as it is now; one that is not, as it was set up. `isHidden`: whether it is, one may not know. */
function shown(id: string, { configured, state, isHidden = false }: Known) {
  const { settings, by, created } = configured ?? {};
  const { title, description, capacity, locked, waiting, layout, opened } = {
    ...{ ...settings, ...state?.doc.info, opened: state?.doc.info.opened },
  };
  return {
    ...{ id, title, description, capacity, locked, waiting, layout },
    ...{ hosts: state?.hosts ?? configured?.hosts, by, created },
    ...(!isHidden && {
      ...{ open: state !== undefined, opened, people: Object.keys(state?.seats ?? {}).length },
    }),
  };
}

type Wished = { readonly hosts?: RoomWishes['hosts'] } & {
  readonly [K in keyof RoomWishes['settings']]: RoomWishes['settings'][K] | undefined;
};

/** What was named alone. */
function wishesOf({ hosts, ...settings }: Wished): RoomWishes {
  const named = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { settings: Object.fromEntries(named), hosts };
}
