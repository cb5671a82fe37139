import * as v from 'valibot';
import { END_REASONS } from '../../../src/protocol/end-reason.ts';
import { id, madeId, roomId } from '../../../src/protocol/ids.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { instant, named, time, whole } from './common-schemas.ts';

/** Calls in one part of a list. */
const PART = 50;
const LARGEST_PART = 200;

export const callPath = v.strictObject({
  id: v.pipe(
    roomId,
    v.description('The call’s id. A call that was made by ringing has that of its room.'),
  ),
});

const to = v.pipe(
  v.array(id),
  v.minLength(1),
  v.maxLength(LIMITS.callees),
  v.description('Whom to ring: ids of users.'),
);
const seconds = v.optional(
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(LIMITS.ringLeast),
    v.maxValue(LIMITS.ringMost),
    v.description('For how long it rings; by default as the server is set.'),
  ),
);
const video = v.pipe(v.boolean(), v.description('Whether it is to begin with pictures.'));
const key = v.optional(
  v.pipe(
    madeId,
    v.description(
      'Made up by who asks: asked again with the same within an hour, nobody is rung twice, and it is said what has become of the call.',
    ),
  ),
);

export const callStart = v.strictObject({ to, video: v.optional(video, false), seconds, key });
export const callPeople = callStart;
export const callDecline = v.strictObject({
  reason: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(LIMITS.reason),
      v.description('In one’s own words, for who rings.'),
    ),
  ),
});

/** Which calls are asked for; each filter that is named has to fit. */
export const callsQuery = v.strictObject({
  active: v.optional(
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((text) => text === 'true'),
      v.description('Those that go on, or those that are over.'),
    ),
  ),
  user: v.optional(
    v.pipe(id, v.description('Somebody who rang, was rung, or came. Operators may name others.')),
  ),
  room: v.optional(roomId),
  reason: v.optional(v.picklist(END_REASONS)),
  from: v.optional(
    v.pipe(instant, v.description('Began at this time or later, in milliseconds since the epoch.')),
  ),
  to: v.optional(v.pipe(instant, v.description('Began before this time.'))),
  limit: v.optional(
    v.pipe(whole(1, LARGEST_PART), v.description(`How many at most: from 1 to ${LARGEST_PART}.`)),
    String(PART),
  ),
  after: v.optional(v.pipe(roomId, v.description('The id of the last call of the part before.'))),
});

const statuses = [
  'ringing',
  'accepted',
  'declined',
  'busy',
  'offline',
  'cancelled',
  'expired',
] as const;

export const call = v.pipe(
  v.strictObject({
    id: v.string(),
    room: v.pipe(v.string(), v.description('What pages join: `provider.join(room)`.')),
    kind: v.pipe(
      v.picklist(['call', 'room']),
      v.description('Made by ringing, or a meeting in a room that has a name.'),
    ),
    video: v.pipe(v.boolean(), v.description('Whether it was begun with pictures.')),
    active: v.pipe(v.boolean(), v.description('Whether it goes on, or still rings.')),
    from: v.optional(v.pipe(named, v.description('Who rang.'))),
    began: time,
    answered: v.optional(v.pipe(time, v.description('When two were there for the first time.'))),
    ended: v.optional(time),
    reason: v.optional(v.picklist(END_REASONS)),
    people: v.array(
      v.strictObject({
        user: v.string(),
        name: v.string(),
        status: v.optional(
          v.pipe(v.picklist(statuses), v.description('What came of ringing them.')),
        ),
        joined: v.optional(time),
        left: v.optional(time),
      }),
    ),
  }),
  v.metadata({ ref: 'Call', description: 'Somebody’s call, or a meeting in a room.' }),
);

export const callsPage = v.strictObject({
  calls: v.pipe(v.array(call), v.description('Newest first.')),
  more: v.pipe(v.boolean(), v.description('Whether there are others after these.')),
});
