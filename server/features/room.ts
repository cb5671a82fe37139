import { newId } from '../../src/base/new-id.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import type { EndReason } from '../../src/protocol/end-reason.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { MemberId, RoomId, SessionId } from '../../src/protocol/ids.ts';
import { type Durations, LIMITS } from '../../src/protocol/limits.ts';
import type { IceReply, JoinReply } from '../../src/protocol/room.ts';
import { diff } from '../../src/protocol/room-diff.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import { memberOf, seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Files } from '../storage/files.ts';
import type { Presence } from './presence.ts';
import type { Ringing } from './ringing.ts';
import { type Arrival, kindOf, seated, stayFor, unseated, withFields } from './seating.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly people: People;
  readonly presence: Presence;
  readonly ringing: Ringing;
  readonly chatLog: ChatLog;
  readonly files: Files;
  readonly fileLimit: number;
  readonly outbox: Outbox;
  readonly durations: Durations;
  readonly now: () => number;
  readonly later: (ms: number, what: () => Promise<void>) => void;
  readonly iceServers: (session: Session) => Promise<IceReply>;
}

/** A call that is over cannot be opened again for this long by somebody who did not hear of its end. Milliseconds. */
const REMEMBERED = 5 * 60_000;

/** Whether a person may come into a room; a token can name the only ones. Into calls one is let by invitations. */
export const mayEnter = ({ rooms }: Session, id: RoomId): boolean =>
  kindOf(id) === 'call' || !rooms || rooms.includes(id);

/** Coming into rooms, being in them, and how they end. */
export function room(parts: Parts) {
  const { rooms, people, presence, ringing, chatLog, outbox, durations, now, later } = parts;
  const over = new Set<RoomId>();

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

  /** One connection may sit in so many rooms. */
  async function assertPlace(session: Session, id: RoomId): Promise<void> {
    const places = await people.placesOf(session.id);
    if (places.length >= LIMITS.places && !places.includes(id)) {
      throw new CallError('wrong-state', 'in too many rooms already');
    }
  }

  async function enter(session: Session, arrival: Arrival, opens: boolean): Promise<JoinReply> {
    const id = arrival.room;
    await assertPlace(session, id);
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
    await people.place(session.id, id, true);
    // Whoever is in needs to be rung into it no more, by however many.
    await ringing.answerInto(id, session.user);
    await presence.announce(session.user);
    if (!before && kindOf(id) === 'call') later(durations.alone, () => settle(id, 'offline'));
    const ice = await parts.iceServers(session);
    const { log, older } = await chatLog.page(id, { limit: CHAT_LIMITS.logPage });
    // What has changed meanwhile was told before this answer, when nobody listened yet.
    const { doc } = (await rooms.get(id)) ?? after;
    return {
      room: doc,
      me: stay.member,
      stay,
      backend: 'mesh',
      ...ice,
      log,
      older,
      ...(parts.fileLimit > 0 && { fileLimit: parts.fileLimit }),
    };
  }

  /** A connection that is in the room no more: says why, and stops its news. */
  async function unplace(session: SessionId, id: RoomId, reason: EndReason): Promise<void> {
    outbox.send(`session:${session}`, 'room:closed', { room: id, reason });
    outbox.unsubscribe(session, `room:${id}`);
    await people.place(session, id, false);
  }

  async function remove(id: RoomId, member: MemberId, reason: EndReason): Promise<void> {
    const { before, after } = await commit(id, (state) => state && unseated(state, member));
    const seat = before?.seats[member];
    if (seat && !after?.seats[member]) {
      outbox.unsubscribe(seat.session, `room:${id}`);
      await people.place(seat.session, id, false);
      const user = before?.doc.members[member]?.user;
      if (user !== undefined) {
        // Whoever is in with another device goes on ringing people.
        const others = Object.values(after?.doc.members ?? {});
        if (!others.some((other) => other.user === user)) await ringing.cancelInto(id, user);
        await presence.announce(user);
      }
    }
    await settle(id, reason);
  }

  /** Closes a room that nobody is in, and a call in which nobody is left to talk to or still rings. */
  async function settle(id: RoomId, reason: EndReason): Promise<void> {
    const state = await rooms.get(id);
    if (!state) return;
    const count = Object.keys(state.seats).length;
    const alone = kindOf(id) === 'call' && count < 2 && !(await ringing.leadsInto(id));
    if (count === 0 || alone) await close(id, reason);
  }

  async function close(id: RoomId, reason: EndReason): Promise<void> {
    const { before } = await rooms.change(id, () => undefined);
    if (!before) return;
    for (const seat of Object.values(before.seats)) await unplace(seat.session, id, reason);
    for (const { user } of Object.values(before.doc.members)) await presence.announce(user);
    await ringing.cancelInto(id);
    if (kindOf(id) !== 'call') return;
    await chatLog.forget(id);
    await parts.files.forget(id);
    over.add(id);
    later(REMEMBERED, async () => void over.delete(id));
  }

  const handlers: Handlers<'room:join' | 'room:leave' | 'member:set'> = {
    async 'room:join'(session, arrival) {
      const { room: id, stay } = arrival;
      const isCall = kindOf(id) === 'call';
      if (!mayEnter(session, id)) {
        throw new CallError('forbidden', 'the token does not name this room');
      }
      // A call's id is a secret that only its people know; whoever was in it may open it again, unless it has ended.
      return enter(session, arrival, !isCall || (stay !== undefined && !over.has(id)));
    },
    async 'room:leave'(session, { room: id, stay }) {
      const state = await rooms.get(id);
      const isProven = stay !== undefined && state?.seats[stay.member]?.secret === stay.secret;
      const member = isProven ? stay.member : state && memberOf(state, session.id)?.id;
      if (member !== undefined) await remove(id, member, 'hung-up');
      return {};
    },
    async 'member:set'(session, { room: id, ...fields }) {
      const { member } = await seatOf(session, id, rooms);
      await commit(id, (now) => now && withFields(now, member.id, fields as Partial<Member>));
      return {};
    },
  };

  return {
    handlers,
    assertPlace,
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
      const { before } = await commit(id, (now) => {
        const lost = now && memberOf(now, session);
        return lost ? withFields(now, lost.id, { connected: false }) : now;
      });
      const member = before && memberOf(before, session);
      if (!member) return undefined;
      return async (reason) => {
        const still = (await rooms.get(id))?.seats[member.id]?.session === session;
        if (still) await remove(id, member.id, reason);
      };
    },
  };
}

export type RoomFeature = ReturnType<typeof room>;
