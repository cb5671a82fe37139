import { CallError } from '../../src/protocol/errors.ts';
import type { MemberId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { RoomSettings } from '../../src/protocol/room-doc.ts';
import type { Outbox } from '../outbox.ts';
import type { Change, Rooms } from '../rooms/rooms.ts';
import { ejected, withHosts, withSettings } from './hosting-state.ts';
import type { Noticing } from './noticing.ts';
import type { RoomFeature } from './room.ts';
import { withAdmitted, withoutWaitingRoom } from './waiting-state.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly outbox: Outbox;
  readonly roomFeature: RoomFeature;
  readonly noticing: Noticing;
}

/** What is done to a room, and to those who are in it, by whoever may: that is asked before. */
export function ruling({ rooms, outbox, roomFeature, noticing }: Parts) {
  const { commit } = roomFeature;

  function tellAdmitted(room: RoomId, { before, after }: Change): void {
    for (const [place, { session, admitted }] of Object.entries(after?.waiting ?? {})) {
      if (admitted && !before?.waiting?.[place]?.admitted) {
        outbox.tell(session, 'room:admitted', { room });
      }
    }
  }

  return {
    async set(id: RoomId, settings: RoomSettings): Promise<void> {
      const change = await commit(id, (found) => {
        const wanted = found && withSettings(found, settings);
        return wanted && settings.waiting === false ? withoutWaitingRoom(wanted) : wanted;
      });
      tellAdmitted(id, change);
    },
    /** Says who hosts a room; those of them who are there do so at once. */
    async host(id: RoomId, users: readonly UserId[]): Promise<void> {
      await commit(id, (found) => found && withHosts(found, users));
    },
    /** Lets one in who waits, or all. */
    async admit(id: RoomId, member?: MemberId): Promise<void> {
      tellAdmitted(id, await commit(id, (found) => found && withAdmitted(found, member)));
    },
    async deny(id: RoomId, member: MemberId, reason?: string): Promise<void> {
      const state = await rooms.get(id);
      const waits = state?.waiting?.[member];
      if (!waits) throw new CallError('not-found', 'nobody waits there');
      await roomFeature.dismiss(id, member, 'denied', reason);
      noticing.ruled(state.doc, [waits.user], 'denied', reason);
    },
    /** Ends it for all; `by` knows. */
    async end(id: RoomId, by: UserId): Promise<void> {
      const state = await rooms.get(id);
      await roomFeature.close(id, 'ended');
      const all = Object.values({ ...state?.doc.members, ...state?.waiting });
      const others = all.map(({ user }) => user).filter((user) => user !== by);
      if (state) noticing.ruled(state.doc, others, 'ended');
    },
    /** Takes a person out, with all devices. */
    async eject(id: RoomId, user: UserId, reason?: string): Promise<void> {
      const { before } = await commit(id, (found) => found && ejected(found, user));
      if (!before) return;
      for (const [place, seat] of Object.entries(before.seats)) {
        if (before.doc.members[place]?.user !== user) continue;
        // First out, then told: nothing of the room reaches anybody after they have heard that they are not in it.
        await roomFeature.remove(id, place, 'ejected');
        await roomFeature.unplace(seat.session, id, 'ejected', reason);
      }
      for (const [place, waits] of Object.entries(before.waiting ?? {})) {
        if (waits.user === user) await roomFeature.dismiss(id, place, 'ejected', reason);
      }
      noticing.ruled(before.doc, [user], 'ejected', reason);
    },
  };
}

export type Ruling = ReturnType<typeof ruling>;
