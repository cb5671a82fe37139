import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { Handlers } from '../handlers.ts';
import type { Timed } from '../nodes/timed.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Keep } from '../storage/keeper.ts';
import type { QualityReports } from '../storage/quality-reports.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly reports: QualityReports;
  readonly now: () => number;
  readonly timed: Timed;
  readonly keep: Keep;
}

/** Milliseconds for which somebody may still report how a call was that is over for them. */
const AFTERWARDS = 60_000;

/** How calls were, as those in them tell. */
export function quality({ rooms, reports, now, timed, keep }: Parts) {
  const keyOf = (room: RoomId, { member, secret }: Stay): string =>
    `stay ${JSON.stringify([room, member, secret])}`;

  /** Whose stay it is, or was a moment ago. */
  async function userOf(room: RoomId, stay: Stay): Promise<UserId | undefined> {
    const state = await rooms.get(room);
    const isThere = state?.seats[stay.member]?.secret === stay.secret;
    return isThere ? state?.doc.members[stay.member]?.user : timed.get(keyOf(room, stay));
  }

  const handlers: Handlers<'quality:report'> = {
    async 'quality:report'({ user }, { room, stay, ...report }) {
      if ((await userOf(room, stay)) !== user) {
        throw new CallError('forbidden', 'not a member, nor one of a moment ago');
      }
      const kept = { ...report, room, by: { member: stay.member, user }, at: now() };
      await keep('reports', `${room} ${stay.member}`, () => reports.put(kept));
      return {};
    },
  };

  return {
    handlers,
    /** Somebody's stay is over: they may still say how it was. */
    left: (room: RoomId, stay: Stay, user: UserId): Promise<void> =>
      timed.set(keyOf(room, stay), user, AFTERWARDS),
  };
}
