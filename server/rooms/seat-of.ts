import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId } from '../../src/protocol/ids.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Session } from '../session.ts';
import type { RoomState, Rooms } from './rooms.ts';

/** A room in which a session sits, and the member that it is there. Throws `wrong-state` where it does not. */
export async function seatOf(
  session: Session,
  room: RoomId,
  rooms: Rooms,
): Promise<{ state: RoomState; member: Member }> {
  const state = await rooms.get(room);
  const member = state && memberOf(state, session.id);
  if (!state || !member) throw new CallError('wrong-state', 'not in this room');
  return { state, member };
}

/** The member for whom a session speaks. */
export function memberOf(state: RoomState, session: Session['id']): Member | undefined {
  // Asked for each message: a list and a function less are made than by `find`.
  for (const id in state.seats) {
    if (state.seats[id]?.session === session) return state.doc.members[id];
  }
  return undefined;
}
