import { CallError } from '../../src/protocol/errors.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly outbox: Outbox;
}

/** Hands session descriptions and ICE candidates from member to member, within one room. */
export function peer({ rooms, outbox }: Parts): Handlers<'peer:relay'> {
  return {
    async 'peer:relay'(session, { room, to, signal }) {
      const { state, member } = await seatOf(session, room, rooms);
      const target = state.doc.members[to];
      const seat = state.seats[to];
      if (!target?.connected || !seat || to === member.id) {
        throw new CallError('not-found', 'no such member is connected');
      }
      outbox.send(`session:${seat.session}`, 'peer:relayed', {
        room,
        from: member.id,
        instance: member.instance,
        signal,
      });
      return {};
    },
  };
}
