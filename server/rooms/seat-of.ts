import { CallError } from '../../src/protocol/errors.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../session.ts';
import type { RoomState, Rooms } from './rooms.ts';

/** The room in which a session sits and the member that it is there. Throws `wrong-state` where it sits in none. */
export async function seatOf(
  session: Session,
  { rooms, people }: { rooms: Rooms; people: People },
): Promise<{ state: RoomState; member: Member }> {
  const place = await people.placeOf(session.id);
  const state = place === undefined ? undefined : await rooms.get(place);
  const member = state && memberOf(state, session.id);
  if (!state || !member) throw new CallError('wrong-state', 'not in a room');
  return { state, member };
}

/** The member for whom a session speaks. */
export function memberOf(state: RoomState, session: Session['id']): Member | undefined {
  const id = Object.keys(state.seats).find((key) => state.seats[key]?.session === session);
  return id === undefined ? undefined : state.doc.members[id];
}
