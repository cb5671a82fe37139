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

/** A call that came to nothing, as nobody could be rung. */
export const unreachedCall = ({ room, video, from, callees }: Invite, now: number): CallRecord => ({
  ...{ id: room, room, kind: 'call', video, from, began: now, ended: now },
  reason: callees.some(({ status }) => status === 'busy') ? 'busy' : 'offline',
  people: [from, ...callees.map(({ user, name, status }) => ({ user, name, status }))],
});
