import { newId } from '../../src/base/new-id.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId } from '../../src/protocol/ids.ts';
import { type Durations, LIMITS } from '../../src/protocol/limits.ts';
import type { IceReply, JoinReply, WaitReply } from '../../src/protocol/room.ts';
import type { TellFact } from '../facts.ts';
import type { Agenda } from '../nodes/agenda.ts';
import type { Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';
import type { ConfiguredRoom, ConfiguredRooms } from '../rooms/configured-rooms.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { memberOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Keep } from '../storage/keeper.ts';
import { type Commit, seesWaiting } from './commit.ts';
import type { Leaving } from './leaving.ts';
import type { Presence } from './presence.ts';
import type { Ringing } from './ringing.ts';
import { roleFor } from './role-state.ts';
import { type Arrival, kindOf, opened, seated, stayFor } from './seating.ts';
import {
  assertWelcome,
  mustWait,
  placeOf,
  takenOver,
  waitingIn,
  withWaiting,
} from './waiting-state.ts';

export interface EnteringParts {
  readonly rooms: Rooms;
  readonly commit: Commit;
  readonly leaving: Leaving;
  readonly people: People;
  readonly presence: Presence;
  readonly ringing: Ringing;
  readonly chatLog: ChatLog;
  readonly configuredRooms: ConfiguredRooms;
  readonly fileLimit: number;
  readonly outbox: Outbox;
  readonly open: boolean;
  readonly durations: Durations;
  readonly now: () => number;
  readonly agenda: Agenda;
  readonly mostRooms: number;
  readonly tellFact: TellFact;
  readonly keep: Keep;
  readonly onError: (error: unknown) => void;
  readonly iceServers: (session: Session) => Promise<IceReply>;
}

/** How an arrival comes in: it may have to open the room, and to wait before its door. */
interface Door {
  readonly opens: boolean;
  /** Whether it was rung into the room by somebody who may do so. */
  readonly isInvited: boolean;
}

/** Nobody knows whether a room was set up. */
const UNKNOWN = false;

/** How people come into rooms, or wait to be let in. */
export function entering(parts: EnteringParts) {
  const { rooms, commit, leaving, people, presence, ringing, outbox, now } = parts;

  /** One connection may sit in so many rooms. Answers whether it does in this one. */
  async function assertPlace(session: Session, id: RoomId): Promise<boolean> {
    const places = await people.placesOf(session.id);
    const isThere = places.includes(id);
    if (places.length >= LIMITS.places && !isThere) {
      throw new CallError('wrong-state', 'in too many rooms already');
    }
    return isThere;
  }

  /**
   * Notes where a connection is before it is there: whoever sees to a connection that is gone finds all of its places. It is
   * taken back where it does not come in, and stays where it does and fails only then.
   */
  async function placed<T>(session: Session, id: RoomId, work: () => Promise<T>): Promise<T> {
    const wasThere = await assertPlace(session, id);
    if (!(await people.place(session.id, id, true)))
      throw new CallError('offline', 'this connection is known no more');
    try {
      return await work();
    } catch (thrown) {
      if (!wasThere) await leaving.forget(session.id, id).catch(parts.onError);
      throw thrown;
    }
  }

  /** The server has so many rooms; those that there are can be come into. */
  async function assertRoom(id: RoomId): Promise<void> {
    if (await rooms.get(id)) return;
    if ((await rooms.count()).rooms < parts.mostRooms) return;
    throw new CallError('rate-limited', 'this server has as many rooms as it may have');
  }

  /** How a room is set up. Where that cannot be found out, one that is open goes on, and no other is opened. */
  async function configuredAs(id: RoomId): Promise<ConfiguredRoom | typeof UNKNOWN | undefined> {
    if (kindOf(id) === 'call') return undefined;
    return parts.configuredRooms.get(id).catch((error) => {
      parts.onError(error);
      return UNKNOWN;
    });
  }

  async function come(
    session: Session,
    arrival: Arrival,
    { opens, isInvited }: Door,
  ): Promise<JoinReply | WaitReply> {
    const id = arrival.room;
    if (opens) await assertRoom(id);
    if (opens && kindOf(id) === 'call')
      await parts.agenda.plan({ do: 'room:settle', room: id }, parts.durations.alone);
    const fresh = { member: newId(), secret: newId() };
    const meeting = newId();
    const configured = await configuredAs(id);
    let stay = fresh;
    const { before, after } = await commit(id, (known) => {
      if (!known && !opens) throw new CallError('not-found', 'this call is over');
      if (!known && configured === UNKNOWN)
        throw new CallError('internal', 'whom this room is for cannot be found out just now');
      const state = known ?? opened(arrival, now(), meeting, configured || undefined);
      // A connection has one place in a room: asking again without a stay is still the same member.
      const mine = memberOf(state, session.id)?.id ?? placeOf(state, session.id);
      const place = mine === undefined ? undefined : (state.seats[mine] ?? state.waiting?.[mine]);
      if (mine !== undefined && place) stay = { member: mine, secret: place.secret };
      else if (arrival.stay) stay = stayFor(arrival, state, fresh);
      else stay = takenOver(state, session, fresh);
      const role = roleFor(state, session, arrival, stay.member, parts.open);
      assertWelcome(state, session);
      return !isInvited && mustWait(state, arrival, stay, role, parts.open)
        ? withWaiting(state, session, stay, now())
        : seated(state, session, arrival, stay, role, now());
    });
    if (!after) throw new CallError('internal', 'the room could not be kept');
    // Once more: it may have been put out of an earlier room of that name meanwhile.
    await people.place(session.id, id, true);
    if (!before) await leaving.begins(after);
    const old = before?.seats[stay.member] ?? before?.waiting?.[stay.member];
    if (old && old.session !== session.id) await leaving.unplace(old.session, id, 'moved');
    const place = after.waiting?.[stay.member];
    if (place) {
      await presence.announce(session.user);
      return { waits: { room: id, since: place.since }, stay };
    }
    outbox.subscribe(session.id, `room:${id}`);
    if (!before?.doc.members[stay.member]) {
      const who = { member: stay.member, user: session.user, name: session.name };
      parts.tellFact({ type: 'member:joined', call: after.call, room: id, at: now(), ...who });
    }
    // Whoever is in needs to be rung into it no more, by however many.
    await ringing.answerInto(id, session.user);
    await presence.announce(session.user);
    await leaving.see(id);
    const ice = await parts.iceServers(session);
    const chat = await parts.chatLog.page(id, { limit: CHAT_LIMITS.logPage }).catch((error) => {
      // One can talk to each other all the same.
      parts.onError(error);
      return { log: [], older: true };
    });
    // What has changed meanwhile was told before this answer, when nobody listened yet.
    const state = await rooms.get(id);
    const me = state?.doc.members[stay.member];
    if (!state || !me || state.seats[stay.member]?.session !== session.id) {
      // Put out again before it could hear of that as a member.
      outbox.unsubscribe(session.id, `room:${id}`);
      throw new CallError('wrong-state', 'not in this room any more');
    }
    const waiting = seesWaiting(me, state) ? { waiting: waitingIn(state) } : {};
    const files = parts.fileLimit > 0 && { fileLimit: parts.fileLimit };
    return {
      room: state.doc,
      me: stay.member,
      stay,
      backend: 'mesh',
      ...ice,
      ...chat,
      ...files,
      ...waiting,
    };
  }

  return {
    assertPlace,
    /** Opens a call in which nobody is yet. */
    async open(room: RoomId): Promise<void> {
      await assertRoom(room);
      const { before, after } = await commit(
        room,
        (known) => known ?? opened({ room }, now(), room),
      );
      if (!before && after) await leaving.begins(after);
    },
    /** Somebody who knows where they want to go. */
    arrive: (session: Session, arrival: Arrival, opens: boolean) =>
      placed(session, arrival.room, () => come(session, arrival, { opens, isInvited: false })),
    /** Somebody who rings others from there, or was rung, and so does not wait. */
    async enter(session: Session, arrival: Arrival, opens: boolean): Promise<JoinReply> {
      const door = { opens, isInvited: true };
      return (await placed(session, arrival.room, () => come(session, arrival, door))) as JoinReply;
    },
  };
}

export type Entering = ReturnType<typeof entering>;
