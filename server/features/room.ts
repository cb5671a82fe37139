import { newId } from '../../src/base/new-id.ts';
import type { EndReason } from '../../src/protocol/end-reason.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { MemberId, RoomId, SessionId } from '../../src/protocol/ids.ts';
import type { IceServer, JoinReply } from '../../src/protocol/room.ts';
import { diff } from '../../src/protocol/room-doc.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import { memberOf, seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Presence } from './presence.ts';
import type { Ringing } from './ringing.ts';
import { type Arrival, kindOf, seated, stayFor, unseated, withFields } from './seating.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly people: People;
  readonly presence: Presence;
  readonly ringing: Ringing;
  readonly chatLog: ChatLog;
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly iceServers: (session: Session) => Promise<readonly IceServer[]>;
}

/** Coming into rooms, being in them, and how they end. */
export function room(parts: Parts) {
  const { rooms, people, presence, ringing, chatLog, outbox, now, iceServers } = parts;

  /** Changes a room and tells its members what changed. */
  async function commit(
    id: RoomId,
    recipe: (state: RoomState | undefined) => RoomState | undefined,
  ) {
    const change = await rooms.change(id, recipe);
    const patch = change.before && change.after && diff(change.before.doc, change.after.doc);
    if (patch) outbox.send(`room:${id}`, 'room:changed', { room: id, patch });
    return change;
  }

  async function enter(session: Session, arrival: Arrival, opens: boolean): Promise<JoinReply> {
    const id = arrival.room;
    const place = await people.placeOf(session.id);
    if (place !== undefined && place !== id) await leave(session.id, 'hung-up');
    const fresh = { member: newId(), secret: newId() };
    let stay = fresh;
    const { before, after } = await commit(id, (state) => {
      if (!state && !opens) throw new CallError('not-found', 'this call is over');
      // A connection has one place in a room: asking again without a stay is still the same member.
      const mine = state && memberOf(state, session.id);
      const own = mine && { member: mine.id, secret: state?.seats[mine.id]?.secret ?? '' };
      stay = own ?? stayFor(arrival, state, fresh);
      return seated(state, session, arrival, stay, now());
    });
    if (!after) throw new CallError('internal', 'the room could not be kept');
    const previous = before?.seats[stay.member]?.session;
    if (previous !== undefined && previous !== session.id) await unplace(previous, id, 'moved');
    outbox.subscribe(session.id, `room:${id}`);
    await people.place(session.id, id);
    await presence.announce(session.user);
    return {
      room: after.doc,
      me: stay.member,
      stay,
      backend: 'mesh',
      iceServers: await iceServers(session),
      log: await chatLog.recent(id),
    };
  }

  /** A connection that is in the room no more: says why, and stops its news. */
  async function unplace(session: SessionId, id: RoomId, reason: EndReason): Promise<void> {
    outbox.send(`session:${session}`, 'room:closed', { room: id, reason });
    outbox.unsubscribe(session, `room:${id}`);
    await people.place(session, undefined);
  }

  async function remove(id: RoomId, member: MemberId, reason: EndReason): Promise<void> {
    const { before, after } = await commit(id, (state) => state && unseated(state, member));
    const seat = before?.seats[member];
    if (seat && !after?.seats[member]) {
      outbox.unsubscribe(seat.session, `room:${id}`);
      await people.place(seat.session, undefined);
      const user = before?.doc.members[member]?.user;
      if (user !== undefined) await presence.announce(user);
    }
    await settle(id, reason);
  }

  /** Closes a room that nobody is in, and a call in which nobody is left to talk to or still rings. */
  async function settle(id: RoomId, reason: EndReason): Promise<void> {
    const state = await rooms.get(id);
    if (!state) return;
    const count = Object.keys(state.seats).length;
    const alone = kindOf(id) === 'call' && count < 2 && !(await ringing.ringsInto(id));
    if (count === 0 || alone) await close(id, reason);
  }

  async function close(id: RoomId, reason: EndReason): Promise<void> {
    const { before } = await rooms.change(id, () => undefined);
    if (!before) return;
    for (const seat of Object.values(before.seats)) await unplace(seat.session, id, reason);
    for (const { user } of Object.values(before.doc.members)) await presence.announce(user);
    await ringing.cancelInto(id);
    if (kindOf(id) === 'call') await chatLog.forget(id);
  }

  async function leave(session: SessionId, reason: EndReason): Promise<void> {
    const id = await people.placeOf(session);
    const state = id === undefined ? undefined : await rooms.get(id);
    const member = state && memberOf(state, session);
    if (id !== undefined && member) await remove(id, member.id, reason);
  }

  const handlers: Handlers<'room:join' | 'room:leave' | 'member:set'> = {
    async 'room:join'(session, arrival) {
      // A call's id is a secret that only its people know; whoever was in it may open it again.
      const opens = kindOf(arrival.room) === 'room' || arrival.stay !== undefined;
      return enter(session, arrival, opens);
    },
    async 'room:leave'(session) {
      await leave(session.id, 'hung-up');
      return {};
    },
    async 'member:set'(session, fields) {
      const { state, member } = await seatOf(session, { rooms, people });
      await commit(state.doc.info.id, (now) => now && withFields(now, member.id, fields));
      return {};
    },
  };

  return {
    handlers,
    enter,
    settle,
    /** How many members a room has. */
    async count(id: RoomId): Promise<number> {
      return Object.keys((await rooms.get(id))?.seats ?? {}).length;
    },
    close,
    /** Keeps the place of a connection that broke. Answers with how to give it up when nobody came back for it. */
    async lose(
      session: SessionId,
      id: RoomId,
    ): Promise<((reason: EndReason) => Promise<void>) | undefined> {
      const state = await rooms.get(id);
      const member = state && memberOf(state, session);
      if (!member) return undefined;
      await commit(id, (now) => now && withFields(now, member.id, { connected: false }));
      return async (reason) => {
        const still = (await rooms.get(id))?.seats[member.id]?.session === session;
        if (still) await remove(id, member.id, reason);
      };
    },
  };
}

export type RoomFeature = ReturnType<typeof room>;
