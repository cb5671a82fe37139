import { CallError } from '../../src/protocol/errors.ts';
import type { MemberId, RoomId } from '../../src/protocol/ids.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import { memberOf, seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly outbox: Outbox;
}

/** Hands session descriptions and ICE candidates from member to member, within one room. */
export function peer({ rooms, outbox }: Parts): Handlers<'peer:relay'> {
  async function look(session: Session, room: RoomId, to: MemberId) {
    const { state } = await seatOf(session, room, rooms);
    const way = between(state, session, to);
    if (!way) throw new CallError('not-found', 'no such member is connected');
    return way;
  }

  return {
    'peer:relay'(session, { room, to, signal }) {
      const pass = ({ member, seat }: Way) => {
        const { id: from, instance } = member;
        outbox.tell(seat.session, 'peer:relayed', { room, from, instance, signal });
        return {};
      };
      const recent = rooms.recent(room);
      const way = recent && between(recent, session, to);
      // What another node has changed a moment ago may not be known here, nor what is long ago; then it is asked for.
      return way ? pass(way) : look(session, room, to).then(pass);
    },
  };
}

type Way = NonNullable<ReturnType<typeof between>>;

/** The member for whom a session speaks, and the seat of another one who is connected; undefined where one of them is not. */
function between(state: RoomState, session: Session, to: MemberId) {
  const member = memberOf(state, session.id);
  const seat = state.seats[to];
  if (!member || !seat || to === member.id || !state.doc.members[to]?.connected) return undefined;
  return { member, seat };
}
