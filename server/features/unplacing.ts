import type { EndReason } from '../../src/protocol/end-reason.ts';
import type { RoomId, SessionId } from '../../src/protocol/ids.ts';
import type { Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { memberOf } from '../rooms/seat-of.ts';
import { placeOf } from './waiting-state.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly people: People;
  readonly outbox: Outbox;
}

/** What is said and noted of connections that are in a room no more, nor wait for it. */
export function unplacing({ rooms, people, outbox }: Parts) {
  /** Says why, and stops its news. Before anything else is waited for: it may come into another room of that name meanwhile. */
  function tell(session: SessionId, room: RoomId, reason: EndReason, message?: string): void {
    outbox.tell(session, 'room:closed', { room, reason, ...(message && { message }) });
    outbox.unsubscribe(session, `room:${room}`);
  }

  async function isIn(session: SessionId, room: RoomId): Promise<boolean> {
    const now = await rooms.get(room);
    if (!now) return false;
    return memberOf(now, session) !== undefined || placeOf(now, session) !== undefined;
  }

  /** Notes that it is not there, unless it has come into another room of that name. */
  async function forget(session: SessionId, room: RoomId): Promise<void> {
    if (await isIn(session, room)) return;
    await people.place(session, room, false);
    if (await isIn(session, room)) await people.place(session, room, true);
  }

  return {
    tell,
    forget,
    async unplace(...whom: Parameters<typeof tell>): Promise<void> {
      tell(...whom);
      await forget(whom[0], whom[1]);
    },
  };
}
