import type { UserId } from '../../../src/protocol/ids.ts';
import type { Invite } from '../../../src/protocol/invite.ts';
import { membersOf } from '../../../src/protocol/room-doc.ts';
import type { CallPerson, CallRecord } from '../../calls/calls.ts';
import type { InviteState } from '../../invites/invites.ts';
import type { RoomState } from '../../rooms/rooms.ts';

/** A call as it is right now, from who is there and who is rung into it. */
export function callOf(
  { call, doc }: Pick<RoomState, 'call' | 'doc'>,
  rung: readonly Pick<InviteState, 'invite'>[],
): CallRecord {
  const [first] = rung.map(({ invite }) => invite);
  const people = new Map<UserId, CallPerson>();
  const put = (person: CallPerson) =>
    people.set(person.user, { ...people.get(person.user), ...person });
  for (const { invite } of rung) {
    put(invite.from);
    for (const { user, name, status } of invite.callees) put({ user, name, status });
  }
  const members = membersOf(doc);
  for (const { user, name, joined } of members) {
    put({ user, name, joined: people.get(user)?.joined ?? joined });
  }
  const second = members.find(({ user }) => user !== members[0]?.user);
  return {
    id: call,
    room: doc.info.id,
    kind: doc.info.kind,
    video: first?.video ?? false,
    ...(first && { from: first.from }),
    began: doc.info.opened,
    ...(second && { answered: second.joined }),
    people: [...people.values()],
  };
}

/** What is kept of a call, with what has happened to those who are there and are rung since. */
export function withNews(kept: CallRecord, live: CallRecord): CallRecord {
  const people = new Map(kept.people.map((one) => [one.user, one]));
  for (const one of live.people) {
    people.set(one.user, {
      ...one,
      ...people.get(one.user),
      ...(one.status && { status: one.status }),
    });
  }
  return { ...live, ...kept, people: [...people.values()] };
}

/** Whether somebody has begun a call. Nobody has begun a meeting in a room. */
export const hasBegun = ({ kind, from }: CallRecord, user: UserId): boolean =>
  kind === 'call' && from?.user === user;

/**
 * What somebody may know of a call. `isIn`: they are there or have begun it, and know all. Those who have gone know what was
 * until then, and those who were only rung nobody's entry but their own.
 */
export function seenBy(user: UserId, call: CallRecord, isIn: boolean): CallRecord {
  const own = call.people.find((one) => one.user === user);
  if (isIn && !own?.ejected && (own?.joined !== undefined || hasBegun(call, user))) return call;
  const last = own?.joined === undefined ? 0 : (own.left ?? Number.POSITIVE_INFINITY);
  const { answered = Number.POSITIVE_INFINITY, ...rest } = call;
  const isSeen = (one: CallPerson): boolean =>
    one.user === call.from?.user || (one.joined !== undefined && one.joined <= last);
  return {
    ...rest,
    ...(answered <= last && { answered }),
    people: call.people.flatMap((one) =>
      one.user === user ? one : isSeen(one) ? until(one, last) : [],
    ),
  };
}

/** Somebody as they were at a time. */
function until({ joined, left, ...one }: CallPerson, last: number): CallPerson {
  return {
    ...one,
    ...(joined !== undefined && joined <= last && { joined }),
    ...(left !== undefined && left <= last && { left }),
  };
}

/** Whether nobody could be rung: that is known at once. */
export const isUnreached = ({ callees }: Invite): boolean =>
  callees.every(({ status }) => status === 'offline' || status === 'busy');

/** A call that came to nothing, as nobody could be rung. */
export const unreachedCall = ({ room, video, from, callees }: Invite, now: number): CallRecord => ({
  ...{ id: room, room, kind: 'call', video, from, began: now, ended: now },
  reason: callees.some(({ status }) => status === 'busy') ? 'busy' : 'offline',
  people: [from, ...callees.map(({ user, name, status }) => ({ user, name, status }))],
});
