import type { CommandName } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Asked } from '../../src/protocol/hosting.ts';
import type { MemberId, RoomId } from '../../src/protocol/ids.ts';
import { type Action, can, canAssign } from '../../src/protocol/roles.ts';
import type { Member, RoomSettings } from '../../src/protocol/room-doc.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { Change, RoomState, Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import { ejected, withHandsDown, withSettings } from './hosting-state.ts';
import type { Noticing } from './noticing.ts';
import type { RoomFeature } from './room.ts';
import { withFields } from './seating.ts';
import { withAdmitted, withoutWaitingRoom } from './waiting-state.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly outbox: Outbox;
  readonly roomFeature: RoomFeature;
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
export function hosting({ rooms, outbox, roomFeature, noticing }: Parts): Handlers<HostCommand> {
  const { commit } = roomFeature;

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
      outbox.send(`session:${session}`, 'member:asked', { ...from, ...what });
  }

  function tellAdmitted(room: RoomId, { before, after }: Change): void {
    for (const [place, { session, admitted }] of Object.entries(after?.waiting ?? {})) {
      if (admitted && !before?.waiting?.[place]?.admitted) {
        outbox.send(`session:${session}`, 'room:admitted', { room });
      }
    }
  }

  return {
    async 'room:set'(session, { room: id, ...settings }) {
      const { state, member } = await seatOf(session, id, rooms);
      const keys = Object.keys(settings) as (keyof RoomSettings)[];
      const needed = keys.length === 0 ? (['direct'] as const) : keys.map((key) => NEEDS[key]);
      if (!needed.every((action) => can(member, action, state.doc))) {
        throw new CallError('forbidden', 'not to set this');
      }
      const change = await commit(id, (found) => {
        const wanted = found && withSettings(found, settings);
        return wanted && settings.waiting === false ? withoutWaitingRoom(wanted) : wanted;
      });
      tellAdmitted(id, change);
      return {};
    },
    async 'room:admit'(session, { room: id, member }) {
      await entitled(session, id, 'admit');
      tellAdmitted(id, await commit(id, (found) => found && withAdmitted(found, member)));
      return {};
    },
    async 'room:deny'(session, { room: id, member, reason }) {
      const { state } = await entitled(session, id, 'admit');
      const waits = state.waiting?.[member];
      if (!waits) throw new CallError('not-found', 'nobody waits there');
      await roomFeature.dismiss(id, member, 'denied', reason);
      noticing.ruled(state.doc, [waits.user], 'denied', reason);
      return {};
    },
    async 'room:end'(session, { room: id }) {
      const { state } = await entitled(session, id, 'end');
      await roomFeature.close(id, 'ended');
      const all = [...Object.values(state.doc.members), ...Object.values(state.waiting ?? {})];
      const others = all.map(({ user }) => user).filter((user) => user !== session.user);
      noticing.ruled(state.doc, others, 'ended');
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
      const { before } = await commit(id, (found) => found && ejected(found, user));
      for (const [place, seat] of Object.entries(before?.seats ?? {})) {
        if (before?.doc.members[place]?.user !== user) continue;
        await roomFeature.unplace(seat.session, id, 'ejected', reason);
        await roomFeature.remove(id, place, 'ejected');
      }
      for (const [place, waits] of Object.entries(before?.waiting ?? {})) {
        if (waits.user === user) await roomFeature.dismiss(id, place, 'ejected', reason);
      }
      noticing.ruled(state.doc, [user], 'ejected', reason);
      return {};
    },
    async 'member:react'(session, { room, emoji }) {
      const { member } = await seatOf(session, room, rooms);
      outbox.send(`room:${room}`, 'member:reacted', { room, from: member.id, emoji });
      return {};
    },
  };
}
