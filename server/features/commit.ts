import type { RoomId, SessionId } from '../../src/protocol/ids.ts';
import { can } from '../../src/protocol/roles.ts';
import { diff } from '../../src/protocol/room-diff.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Outbox } from '../outbox.ts';
import type { Change, RoomState, Rooms } from '../rooms/rooms.ts';
import { waitingIn } from './waiting-state.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly outbox: Outbox;
}

export type Recipe = (state: RoomState | undefined) => RoomState | undefined;
export type Commit = (id: RoomId, recipe: Recipe) => Promise<Change>;

/** The one way in which rooms change: tells the members what is new, and hosts who waits. */
export function committer({ rooms, outbox }: Parts): Commit {
  return async (id, recipe) => {
    const change = await rooms.change(id, recipe);
    const { before, after } = change;
    if (!before || !after) return change;
    const patch = diff(before.doc, after.doc);
    if (patch) outbox.send(`room:${id}`, 'room:changed', { room: id, patch });
    // At once: what is said next is none of their business any more, however long the rest of their leaving takes.
    for (const session of goneFrom(before, after)) outbox.unsubscribe(session, `room:${id}`);
    const waiting = waitingIn(after);
    const isNews = JSON.stringify(waiting) !== JSON.stringify(waitingIn(before));
    for (const member of Object.values(after.doc.members)) {
      const old = before.doc.members[member.id];
      // Whoever has just come reads it in the answer.
      if (!old || !seesWaiting(member, after)) continue;
      if (!isNews && seesWaiting(old, before)) continue;
      const session = after.seats[member.id]?.session;
      if (session !== undefined) outbox.tell(session, 'room:waiting', { room: id, waiting });
    }
    return change;
  };
}

/** The connections that had a seat, and have none. */
function goneFrom(before: RoomState, after: RoomState): readonly SessionId[] {
  const left = new Set(Object.values(after.seats).map(({ session }) => session));
  const all = Object.entries(before.seats).filter(([member]) => !after.seats[member]);
  return all.map(([, { session }]) => session).filter((session) => !left.has(session));
}

export const seesWaiting = (member: Member, { doc }: RoomState): boolean =>
  can(member, 'admit', doc);
