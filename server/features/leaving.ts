import type { EndReason } from '../../src/protocol/end-reason.ts';
import type { MemberId, RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Durations } from '../../src/protocol/limits.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { TellFact } from '../facts.ts';
import type { Agenda } from '../nodes/agenda.ts';
import type { Timed } from '../nodes/timed.ts';
import type { Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import { memberOf } from '../rooms/seat-of.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Files } from '../storage/files.ts';
import type { Keep } from '../storage/keeper.ts';
import type { Commit } from './commit.ts';
import type { Presence } from './presence.ts';
import type { Ringing } from './ringing.ts';
import { isHostless, withoutKeptRole, withSuccessor } from './role-state.ts';
import { expectedIn, kindOf, unseated, withAwaited, withFields } from './seating.ts';
import { unplacing } from './unplacing.ts';
import { placeOf, withoutPlace, withPlace } from './waiting-state.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly commit: Commit;
  readonly people: People;
  readonly presence: Presence;
  readonly ringing: Ringing;
  readonly chatLog: ChatLog;
  readonly files: Files;
  readonly outbox: Outbox;
  readonly durations: Durations;
  readonly agenda: Agenda;
  readonly timed: Timed;
  readonly now: () => number;
  readonly tellFact: TellFact;
  readonly keep: Keep;
  /** Somebody's stay in a room is over. */
  readonly left: (stay: Stay, room: RoomState) => Promise<void>;
}

/** What is over cannot be opened again for this long by somebody who did not hear of its end. Milliseconds. */
const REMEMBERED = 5 * 60_000;
/** Milliseconds after which a time is surely over that another clock has said. */
const LATER = 500;

/** How people leave rooms, and how rooms end. */
export function leaving(parts: Parts) {
  const { rooms, commit, presence, ringing, chatLog } = parts;
  const { durations, agenda, timed, left } = parts;
  const { tell, forget, unplace } = unplacing(parts);
  const overKey = (id: RoomId): string => `over ${id}`;

  function tellGone({ call, doc }: RoomState, gone: Member, reason: EndReason): void {
    const { id: member, user, name } = gone;
    const where = { call, room: doc.info.id, at: parts.now() };
    parts.tellFact({ type: 'member:left', ...where, member, user, name, reason });
  }

  /** Gives a room that has no host the next one. */
  async function succeed(id: RoomId): Promise<void> {
    await commit(id, (state) => state && withSuccessor(state));
  }

  /** Takes a member out; with `session`, only where that still speaks for it. */
  async function remove(
    id: RoomId,
    member: MemberId,
    reason: EndReason,
    session?: SessionId,
  ): Promise<void> {
    // Before it is done, so that what follows from it is seen to also where this process ends right afterwards.
    await agenda.plan({ do: 'role:forget', room: id, member }, durations.succession);
    const { before, after } = await commit(id, (state) =>
      state && (session === undefined || state.seats[member]?.session === session)
        ? unseated(state, member)
        : state,
    );
    const seat = before?.seats[member];
    if (seat && !after?.seats[member]) {
      const gone = before?.doc.members[member];
      const user = gone?.user;
      if (before && gone) {
        await left({ member, secret: seat.secret }, before);
        tellGone(before, gone, reason);
      }
      await forget(seat.session, id);
      if (user !== undefined) {
        // Whoever is in with another device goes on ringing people.
        const others = Object.values(after?.doc.members ?? {});
        if (!others.some((other) => other.user === user)) await ringing.cancelInto(id, user);
        await presence.announce(user);
      }
    }
    await settle(id, reason);
  }

  /** Others may follow somebody who has gone; where the role is still needed, that is asked again later. */
  async function forgetRole(id: RoomId, member: MemberId): Promise<void> {
    const { after } = await commit(id, (state) => state && withoutKeptRole(state, member));
    if (!after?.former?.[member]?.role) await succeed(id);
    else await agenda.plan({ do: 'role:forget', room: id, member }, durations.succession);
  }

  /** Takes somebody out who only waits. */
  async function dismiss(
    id: RoomId,
    place: MemberId,
    reason: EndReason,
    message?: string,
    session?: SessionId,
  ): Promise<void> {
    const { before, after } = await commit(id, (state) =>
      state && (session === undefined || state.waiting?.[place]?.session === session)
        ? withoutPlace(state, place)
        : state,
    );
    const gone = before?.waiting?.[place];
    if (!gone || after?.waiting?.[place]) return;
    await unplace(gone.session, id, reason, message);
    await presence.announce(gone.user);
    await settle(id, reason);
  }

  /** Closes a room that nobody is in or waits for, and a call in which nobody is left to talk to or still rings. */
  async function settle(id: RoomId, reason: EndReason): Promise<void> {
    if (kindOf(id) === 'call') {
      // Asked first: who answers is expected in the room before it rings no more.
      if (await ringing.leadsInto(id)) return;
      await close(id, reason, (state) => expectedIn(state, parts.now()) < 2);
    } else {
      const isEmpty = ({ seats, waiting }: RoomState) =>
        Object.keys({ ...seats, ...waiting }).length === 0;
      await close(id, reason, isEmpty);
    }
  }

  /** Ends a room for all; where it is said when, only if that is so in the moment in which it ends. */
  async function close(
    id: RoomId,
    reason: EndReason,
    isDue: (state: RoomState) => boolean = () => true,
  ): Promise<void> {
    const { before, after } = await rooms.change(id, (state) =>
      state && isDue(state) ? undefined : state,
    );
    if (!before || after) return;
    const places = [...Object.values(before.seats), ...Object.values(before.waiting ?? {})];
    for (const { session } of places) tell(session, id, reason);
    for (const member of Object.values(before.doc.members)) {
      const secret = before.seats[member.id]?.secret;
      if (secret !== undefined) await left({ member: member.id, secret }, before);
      tellGone(before, member, reason);
    }
    const { call, doc } = before;
    const where = { call, room: id, at: parts.now() };
    parts.tellFact({ type: 'room:closed', ...where, kind: doc.info.kind, reason });
    for (const { session } of places) await forget(session, id);
    const all = [...Object.values(before.doc.members), ...Object.values(before.waiting ?? {})];
    for (const { user } of all) await presence.announce(user);
    await ringing.cancelInto(id);
    if (kindOf(id) === 'call') {
      await parts.keep('chatLog', id, () => chatLog.forget(id));
      await parts.keep('files', id, () => parts.files.forget(id));
      // A room that nobody is left in may be opened again by who was on the way back to it.
    } else if (reason !== 'ended') return;
    await timed.set(overKey(id), 'over', REMEMBERED);
  }

  return {
    unplace,
    forget,
    remove,
    dismiss,
    settle,
    close,
    /** Waits for people who come into a call with a page that is not there yet, as long as somebody would be alone in it. */
    async expect(id: RoomId, users: readonly UserId[]): Promise<void> {
      const until = parts.now() + durations.alone;
      const { before, after } = await commit(
        id,
        (state) => state && withAwaited(state, users, until),
      );
      if (before === after) return;
      await agenda.plan({ do: 'room:settle', room: id }, durations.alone + LATER);
    },
    /** Somebody who was expected does not come. */
    async unexpect(id: RoomId, user: UserId): Promise<void> {
      await commit(id, (state) => state && withAwaited(state, [user], 0));
    },
    /** Whether a room has ended, so that nobody comes back to it. */
    isOver: async (id: RoomId): Promise<boolean> => (await timed.get(overKey(id))) !== undefined,
    /** A room that begins anew is another one under the same name; others may be on the way back to it. */
    async begins({ call, doc, isReopened = false }: RoomState): Promise<void> {
      const { id: room, kind, opened: at } = doc.info;
      await timed.take(overKey(room));
      parts.tellFact({ type: 'room:opened', call, room, kind, at, isReopened });
      if (isReopened) await agenda.plan({ do: 'room:returned', room }, durations.grace);
    },
    /** Sees to a room that has no host: now, if nobody is awaited, or when nobody is any more. */
    async see(id: RoomId): Promise<void> {
      const state = await rooms.get(id);
      if (state?.isReopened) return;
      if (state && isHostless(state)) await succeed(id);
    },
    /** What is left to do some time after somebody has gone. */
    async afterwards(id: RoomId, member: MemberId): Promise<void> {
      await forgetRole(id, member);
      await settle(id, 'offline');
    },
    /** Nobody is on the way back any more to a room that the server had lost. */
    async returned(id: RoomId): Promise<void> {
      await commit(id, (state) => state && { ...state, isReopened: false });
      await succeed(id);
    },
    /** Keeps the place of a connection that broke. */
    async lose(session: SessionId, id: RoomId): Promise<void> {
      await commit(id, (now) => {
        const lost = now && memberOf(now, session);
        if (lost) return withFields(now, lost.id, { connected: false });
        const place = now && placeOf(now, session);
        return now && place ? withPlace(now, place, { connected: false }) : now;
      });
    },
    /** Gives up the place of a connection, where nobody has come back for it with another one. */
    async giveUp(session: SessionId, id: RoomId, reason: EndReason): Promise<void> {
      const state = await rooms.get(id);
      const member = state && memberOf(state, session);
      const place = state && placeOf(state, session);
      if (member) await remove(id, member.id, reason, session);
      else if (place !== undefined) await dismiss(id, place, reason, undefined, session);
    },
  };
}

export type Leaving = ReturnType<typeof leaving>;
