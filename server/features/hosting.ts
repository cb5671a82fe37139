import type { CommandName } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Asked } from '../../src/protocol/hosting.ts';
import type { MemberId, RoomId } from '../../src/protocol/ids.ts';
import { type Action, can, canAssign } from '../../src/protocol/roles.ts';
import type { Member, RoomSettings } from '../../src/protocol/room-doc.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import { withHandsDown } from './hosting-state.ts';
import type { Noticing } from './noticing.ts';
import type { RoomFeature } from './room.ts';
import type { Ruling } from './ruling.ts';
import { withFields } from './seating.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly outbox: Outbox;
  readonly roomFeature: RoomFeature;
  readonly ruling: Ruling;
  readonly noticing: Noticing;
}

type HostCommand = Extract<
  CommandName,
  | `room:${'set' | 'admit' | 'deny' | 'end'}`
  | `member:${'role' | 'stop' | 'ask' | 'lower' | 'eject' | 'react'}`
>;

/** Which right each setting needs. */
const NEEDS: Readonly<Record<keyof RoomSettings, Action>> = {
  title: 'describe',
  description: 'describe',
  capacity: 'describe',
  waiting: 'describe',
  locked: 'lock',
  layout: 'direct',
  spotlight: 'direct',
  quality: 'direct',
};

/** What hosts do for a room, and to those who are in it. Whoever may not is told `forbidden`. */
export function hosting(parts: Parts): Handlers<HostCommand> {
  const { rooms, outbox, ruling, noticing } = parts;
  const { commit } = parts.roomFeature;

  /** The session's own member, who may do that; and the one whom it concerns, where there is one. */
  async function entitled(
    session: Session,
    id: RoomId,
    action: Action,
    target?: MemberId,
  ): Promise<{ state: RoomState; member: Member }> {
    const { state, member } = await seatOf(session, id, rooms);
    const whom = target === undefined ? undefined : state.doc.members[target];
    // Whether there is such a member is nothing to those who may do it to nobody.
    if (!can(member, action, state.doc, whom)) throw new CallError('forbidden', `not to ${action}`);
    if (target !== undefined && !whom) throw new CallError('not-found', 'no such member');
    return { state, member };
  }

  /** How to tell a member's page what a host wants of it. Throws where the server has lost that page. */
  function asker({ doc, seats }: RoomState, { id, name }: Member, to: MemberId) {
    const session = seats[to]?.session;
    if (!doc.members[to]?.connected || session === undefined) {
      throw new CallError('not-found', 'no such member is connected');
    }
    const from = { room: doc.info.id, by: { member: id, name } };
    return (what: Pick<Asked, 'slot' | 'on'>): void =>
      outbox.tell(session, 'member:asked', { ...from, ...what });
  }

  return {
    async 'room:set'(session, { room: id, ...settings }) {
      const { state, member } = await seatOf(session, id, rooms);
      const keys = Object.keys(settings) as (keyof RoomSettings)[];
      const needed = keys.length === 0 ? (['direct'] as const) : keys.map((key) => NEEDS[key]);
      if (!needed.every((action) => can(member, action, state.doc))) {
        throw new CallError('forbidden', 'not to set this');
      }
      await ruling.set(id, settings);
      return {};
    },
    async 'room:admit'(session, { room: id, member }) {
      await entitled(session, id, 'admit');
      await ruling.admit(id, member);
      return {};
    },
    async 'room:deny'(session, { room: id, member, reason }) {
      await entitled(session, id, 'admit');
      await ruling.deny(id, member, reason);
      return {};
    },
    async 'room:end'(session, { room: id }) {
      await entitled(session, id, 'end');
      await ruling.end(id, session.user);
      return {};
    },
    async 'member:role'(session, { room: id, member: target, role }) {
      const { member } = await entitled(session, id, 'assign', target);
      const { before } = await commit(id, (found) => {
        const actor = found?.doc.members[member.id];
        const whom = found?.doc.members[target];
        if (!found || !actor || !whom) return found;
        if (!canAssign(actor, role, found.doc, whom)) throw new CallError('forbidden');
        return withFields(found, target, { role, asksToHost: false });
      });
      const whom = before?.doc.members[target];
      if (before && whom) noticing.promoted(before.doc, member, whom, role);
      return {};
    },
    async 'member:stop'(session, { room: id, member: target, slot }) {
      const { state, member } = await entitled(session, id, 'stop', target);
      const ask = asker(state, member, target);
      await commit(id, (found) => found && withFields(found, target, { [slot]: false }));
      ask({ slot, on: false });
      return {};
    },
    async 'member:ask'(session, { room: id, member: target, slot }) {
      const { state, member } = await entitled(session, id, 'ask', target);
      asker(state, member, target)({ slot, on: true });
      return {};
    },
    async 'member:lower'(session, { room: id, member: target }) {
      await entitled(session, id, 'lower-hand', target);
      await commit(id, (found) => found && withHandsDown(found, target));
      return {};
    },
    async 'member:eject'(session, { room: id, member: target, reason }) {
      const { state, member } = await entitled(session, id, 'eject', target);
      const user = state.doc.members[target]?.user ?? '';
      // Persons are ejected, and so with all their devices, of which one may host.
      const devices = Object.values(state.doc.members).filter((one) => one.user === user);
      if (!devices.every((device) => can(member, 'eject', state.doc, device))) {
        throw new CallError('forbidden', 'another device of theirs is not below yours');
      }
      await ruling.eject(id, user, reason);
      return {};
    },
    async 'member:react'(session, { room, emoji }) {
      const { member } = await seatOf(session, room, rooms);
      outbox.send(`room:${room}`, 'member:reacted', { room, from: member.id, emoji });
      return {};
    },
  };
}
