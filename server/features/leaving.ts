import type { EndReason } from '../../src/protocol/end-reason.ts';
import type { MemberId, RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Durations } from '../../src/protocol/limits.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { memberOf } from '../rooms/seat-of.ts';
import type { ChatLog } from '../storage/chat-log.ts';
import type { Files } from '../storage/files.ts';
import type { Commit } from './commit.ts';
import type { Presence } from './presence.ts';
import type { Ringing } from './ringing.ts';
import { isHostless, withoutKeptRole, withSuccessor } from './role-state.ts';
import { kindOf, unseated, withFields } from './seating.ts';
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
  readonly later: (ms: number, what: () => Promise<void>) => void;
  /** Somebody's stay in a room is over. */
  readonly left: (room: RoomId, stay: Stay, user: UserId) => void;
}

/** What is over cannot be opened again for this long by somebody who did not hear of its end. Milliseconds. */
const REMEMBERED = 5 * 60_000;

/** How people leave rooms, and how rooms end. */
export function leaving(parts: Parts) {
  const { rooms, commit, people, presence, ringing, chatLog, outbox, durations, later, left } =
    parts;
  const over = new Set<RoomId>();

  /** A connection that is in the room no more, nor waits for it: says why, and stops its news. */
  async function unplace(
    session: SessionId,
    room: RoomId,
    reason: EndReason,
    message?: string,
  ): Promise<void> {
    outbox.send(`session:${session}`, 'room:closed', { room, reason, ...(message && { message }) });
    outbox.unsubscribe(session, `room:${room}`);
    await people.place(session, room, false);
  }

  /** Gives a room that has no host the next one. */
  async function succeed(id: RoomId): Promise<void> {
    await commit(id, (state) => state && withSuccessor(state));
  }

  async function remove(id: RoomId, member: MemberId, reason: EndReason): Promise<void> {
    const { before, after } = await commit(id, (state) => state && unseated(state, member));
    const seat = before?.seats[member];
    if (seat && !after?.seats[member]) {
      const user = before?.doc.members[member]?.user;
      if (user !== undefined) left(id, { member, secret: seat.secret }, user);
      outbox.unsubscribe(seat.session, `room:${id}`);
      await people.place(seat.session, id, false);
      if (user !== undefined) {
        // Whoever is in with another device goes on ringing people.
        const others = Object.values(after?.doc.members ?? {});
        if (!others.some((other) => other.user === user)) await ringing.cancelInto(id, user);
        await presence.announce(user);
      }
      later(durations.succession, () => forgetRole(id, member));
    }
    await settle(id, reason);
  }

  /** Others may follow somebody who has gone; where the role is still needed, that is asked again later. */
  async function forgetRole(id: RoomId, member: MemberId): Promise<void> {
    const { after } = await commit(id, (state) => state && withoutKeptRole(state, member));
    if (after?.former?.[member]?.role) later(durations.succession, () => forgetRole(id, member));
    else await succeed(id);
  }

  /** Takes somebody out who only waits. */
  async function dismiss(
    id: RoomId,
    place: MemberId,
    reason: EndReason,
    message?: string,
  ): Promise<void> {
    const { before, after } = await commit(id, (state) => state && withoutPlace(state, place));
    const gone = before?.waiting?.[place];
    if (!gone || after?.waiting?.[place]) return;
    await unplace(gone.session, id, reason, message);
    await presence.announce(gone.user);
    await settle(id, reason);
  }

  /** Closes a room that nobody is in or waits for, and a call in which nobody is left to talk to or still rings. */
  async function settle(id: RoomId, reason: EndReason): Promise<void> {
    const state = await rooms.get(id);
    if (!state) return;
    const count = Object.keys(state.seats).length;
    const alone = kindOf(id) === 'call' && count < 2 && !(await ringing.leadsInto(id));
    const nobody = count === 0 && Object.keys(state.waiting ?? {}).length === 0;
    if (nobody || alone) await close(id, reason);
  }

  async function close(id: RoomId, reason: EndReason): Promise<void> {
    const { before } = await rooms.change(id, () => undefined);
    if (!before) return;
    for (const [member, { user }] of Object.entries(before.doc.members)) {
      const secret = before.seats[member]?.secret;
      if (secret !== undefined) left(id, { member, secret }, user);
    }
    const places = [...Object.values(before.seats), ...Object.values(before.waiting ?? {})];
    for (const { session } of places) await unplace(session, id, reason);
    const all = [...Object.values(before.doc.members), ...Object.values(before.waiting ?? {})];
    for (const { user } of all) await presence.announce(user);
    await ringing.cancelInto(id);
    if (kindOf(id) === 'call') {
      await chatLog.forget(id);
      await parts.files.forget(id);
      // A room that nobody is left in may be opened again by who was on the way back to it.
    } else if (reason !== 'ended') return;
    over.add(id);
    later(REMEMBERED, async () => void over.delete(id));
  }

  return {
    unplace,
    remove,
    dismiss,
    settle,
    close,
    /** Whether a room has ended, so that nobody comes back to it. */
    isOver: (id: RoomId): boolean => over.has(id),
    /** A room that begins anew is another one under the same name. */
    begins(id: RoomId): void {
      over.delete(id);
    },
    /** Sees to a room that has no host: now, if nobody is awaited, or when nobody is any more. */
    async see(id: RoomId): Promise<void> {
      const state = await rooms.get(id);
      if (state?.isReopened) return;
      if (state && isHostless(state)) await succeed(id);
    },
    /** Nobody is on the way back any more to a room that the server had lost. */
    reopened(id: RoomId): void {
      later(durations.grace, async () => {
        await commit(id, (state) => state && { ...state, isReopened: false });
        await succeed(id);
      });
    },
    /** Keeps the place of a connection that broke. Answers with how to give it up when nobody came back for it. */
    async lose(
      session: SessionId,
      id: RoomId,
    ): Promise<((reason: EndReason) => Promise<void>) | undefined> {
      const { before } = await commit(id, (now) => {
        const lost = now && memberOf(now, session);
        if (lost) return withFields(now, lost.id, { connected: false });
        const place = now && placeOf(now, session);
        return now && place ? withPlace(now, place, { connected: false }) : now;
      });
      const member = before && memberOf(before, session)?.id;
      const place = before && placeOf(before, session);
      if (member === undefined && place === undefined) return undefined;
      return async (reason) => {
        const state = await rooms.get(id);
        if (member !== undefined && state?.seats[member]?.session === session) {
          await remove(id, member, reason);
        } else if (place !== undefined && state?.waiting?.[place]?.session === session) {
          await dismiss(id, place, reason);
        }
      };
    },
  };
}

export type Leaving = ReturnType<typeof leaving>;
