import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Handlers } from '../handlers.ts';
import type { Timed } from '../nodes/timed.ts';
import type { RoomState, Rooms } from '../rooms/rooms.ts';
import type { Keep } from '../storage/keeper.ts';
import type { KeptReport, QualityReports, ReportedPage } from '../storage/quality-reports.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly reports: QualityReports;
  readonly now: () => number;
  readonly timed: Timed;
  readonly keep: Keep;
}

/** Milliseconds for which somebody may still report how a call was that is over for them. */
const AFTERWARDS = 60_000;

/** Milliseconds between a page's last report and its return to a server that was started anew: one is made each minute. */
const AWAY = 300_000;

/** How calls were, as those in them tell. */
export function quality({ rooms, reports, now, timed, keep }: Parts) {
  const keyOf = (room: RoomId, { member, secret }: Stay): string =>
    `stay ${JSON.stringify([room, member, secret])}`;

  /** Since when a page is there: a server that was started anew knows only since when it is back, shortly after its last report. */
  async function since(page: ReportedPage, user: UserId, joined: number, said: number) {
    const before = said < joined ? await reports.get(page) : undefined;
    if (before?.by.user !== user || joined - before.at > AWAY) return joined;
    return Math.min(joined, before.at - before.seconds * 1_000);
  }

  /** Keeps a report of a member who has come then. */
  async function put(report: KeptReport, joined: number): Promise<void> {
    const { at, by, seconds } = report;
    const came = await since(report, by.user, joined, at - seconds * 1_000);
    // No page has seen more of a call than it was there.
    const most = Math.max(0, at - came) / 1_000;
    const within = <T extends { readonly seconds: number }>(one: T): T => ({
      ...one,
      seconds: Math.min(one.seconds, most),
    });
    await reports.put({ ...within(report), members: report.members.map(within) });
  }

  const handlers: Handlers<'quality:report'> = {
    async 'quality:report'({ user }, { room, stay, ...report }) {
      const state = await rooms.get(room);
      const isThere = state?.seats[stay.member]?.secret === stay.secret;
      const member = isThere ? state?.doc.members[stay.member] : undefined;
      // Whose stay it is, or was a moment ago.
      const known = member ?? parsed(await timed.get(keyOf(room, stay)));
      if (known?.user !== user) {
        throw new CallError('forbidden', 'not a member, nor one of a moment ago');
      }
      if (member && member.instance !== report.instance)
        throw new CallError('wrong-state', 'not the page that is in the room');
      const told = { ...report, room, by: { member: stay.member, user }, at: now() };
      await keep('reports', `${room} ${stay.member}`, () => put(told, known.joined));
      return {};
    },
  };

  return {
    handlers,
    /** Somebody's stay is over: they may still say how it was. */
    async left(stay: Stay, { doc }: RoomState): Promise<void> {
      const { user, joined } = doc.members[stay.member] ?? {};
      await timed.set(keyOf(doc.info.id, stay), JSON.stringify({ user, joined }), AFTERWARDS);
    },
  };
}

const parsed = (text: string | undefined): Pick<Member, 'user' | 'joined'> | undefined =>
  text === undefined ? undefined : JSON.parse(text);
