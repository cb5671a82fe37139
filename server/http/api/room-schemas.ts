import * as v from 'valibot';
import { CHAT_LIMITS } from '../../../src/protocol/chat-limits.ts';
import { memberEject, roomDeny, roomSet } from '../../../src/protocol/hosting.ts';
import { id, madeId, roomId } from '../../../src/protocol/ids.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { ROLES } from '../../../src/protocol/roles.ts';
import { LAYOUTS } from '../../../src/protocol/room-doc.ts';
import { named, time, whole } from './common-schemas.ts';

/** Rooms in one part of a list. */
const PART = 50;
const LARGEST_PART = 200;

export const roomPath = v.strictObject({ id: roomId });

const settings = v.pick(roomSet, [
  ...(['title', 'description', 'capacity', 'locked', 'waiting', 'layout'] as const),
]).entries;
const hosts = v.optional(
  v.pipe(
    v.array(id),
    v.maxLength(LIMITS.callees),
    v.description(
      'Who hosts it, whoever comes first. Where nobody is named, who comes first does.',
    ),
  ),
);

export const roomCreate = v.strictObject({
  id: v.optional(v.pipe(roomId, v.description('By which it is met; made up where none is said.'))),
  ...settings,
  hosts,
});
export const roomChange = v.strictObject({ ...settings, hosts });

export const roomsQuery = v.strictObject({
  by: v.optional(v.pipe(id, v.description('Who has set them up. Operators may name others.'))),
  limit: v.optional(
    v.pipe(whole(1, LARGEST_PART), v.description(`How many at most: from 1 to ${LARGEST_PART}.`)),
    String(PART),
  ),
  after: v.optional(v.pipe(roomId, v.description('The id of the last room of the part before.'))),
});

export const admit = v.pipe(
  v.strictObject({
    member: v.optional(v.pipe(madeId, v.description('One who waits.'))),
    all: v.optional(v.pipe(v.literal(true), v.description('All who wait.'))),
  }),
  v.check(({ member, all }) => (member === undefined) === (all === true), 'member or all'),
);
export const deny = v.omit(roomDeny, ['room']);
export const eject = v.omit(memberEject, ['room']);

export const room = v.pipe(
  v.strictObject({
    id: v.string(),
    title: v.optional(v.string()),
    description: v.optional(v.string()),
    capacity: v.optional(v.number()),
    locked: v.optional(v.boolean()),
    waiting: v.optional(v.boolean()),
    layout: v.optional(v.nullable(v.picklist(LAYOUTS))),
    hosts: v.optional(v.array(v.string())),
    by: v.optional(v.pipe(v.string(), v.description('Who has set it up, where somebody has.'))),
    created: v.optional(time),
    open: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'Whether somebody is in it, or waits for it. Missing where one may not know.',
        ),
      ),
    ),
    opened: v.optional(time),
    people: v.optional(
      v.pipe(v.number(), v.description('How many are in it. Missing where one may not know.')),
    ),
  }),
  v.metadata({ ref: 'Room', description: 'A room that is met by its id.' }),
);

export const roomsPage = v.strictObject({
  rooms: v.pipe(v.array(room), v.description('By id.')),
  more: v.boolean(),
});

export const roomPeople = v.strictObject({
  people: v.pipe(
    v.array(
      v.strictObject({
        member: v.string(),
        ...named.entries,
        role: v.picklist(ROLES),
        joined: time,
        connected: v.boolean(),
        held: v.boolean(),
        microphone: v.boolean(),
        camera: v.boolean(),
        screen: v.boolean(),
        hand: v.nullable(time),
      }),
    ),
    v.description('In the order in which they came: each device for itself.'),
  ),
  waiting: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          member: v.string(),
          ...named.entries,
          since: time,
          connected: v.boolean(),
        }),
      ),
      v.description('Who waits to be let in, for those who may do so.'),
    ),
  ),
});

export const messagesQuery = v.strictObject({
  before: v.optional(
    v.pipe(v.string(), v.maxLength(64 + 1 + LIMITS.id), v.description('Older than this message.')),
  ),
  limit: v.optional(
    v.pipe(whole(1, CHAT_LIMITS.historyPage), v.description('How many at most.')),
    String(CHAT_LIMITS.logPage),
  ),
});

export const messagePost = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(LIMITS.text), v.trim(), v.minLength(1)),
  id: v.optional(
    v.pipe(
      madeId,
      v.description('Made up by who writes: sent again with the same, it is there once.'),
    ),
  ),
});

export const message = v.pipe(
  v.strictObject({
    id: v.string(),
    from: v.strictObject({
      member: v.pipe(
        v.string(),
        v.description('Empty where somebody wrote who was not in the room.'),
      ),
      ...named.entries,
    }),
    text: v.string(),
    sent: time,
    changes: v.optional(v.number()),
    edited: v.optional(v.boolean()),
    deleted: v.optional(v.boolean()),
    reply: v.optional(v.strictObject({ id: v.string(), name: v.string(), text: v.string() })),
    mentions: v.optional(v.array(named)),
    reactions: v.optional(v.record(v.string(), v.array(named))),
    file: v.optional(
      v.strictObject({ id: v.string(), name: v.string(), size: v.number(), type: v.string() }),
    ),
    system: v.optional(v.picklist(['hosts', 'cohosts', 'locked', 'unlocked', 'titled'])),
  }),
  v.metadata({ ref: 'Message', description: 'What was said in the chat of a room.' }),
);

export const messagesPage = v.strictObject({
  messages: v.pipe(v.array(message), v.description('Oldest first.')),
  older: v.boolean(),
});
