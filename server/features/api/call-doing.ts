import { newId } from '../../../src/base/new-id.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { InviteId, RoomId, UserId } from '../../../src/protocol/ids.ts';
import type { Invite } from '../../../src/protocol/invite.ts';
import type { Member } from '../../../src/protocol/room-doc.ts';
import type { CallId, CallRecord } from '../../calls/calls.ts';
import type { Invites } from '../../invites/invites.ts';
import type { Timed } from '../../nodes/timed.ts';
import type { RoomState } from '../../rooms/rooms.ts';
import type { Session } from '../../session.ts';
import type { InviteFeature } from '../invite.ts';
import { isRinging, rings } from '../ringing.ts';
import type { RoomFeature } from '../room.ts';
import { awaitedIn } from '../seating.ts';
import type { Asker } from './asker.ts';
import type { CallReading, KnownCall } from './call-reading.ts';
import { isUnreached, unreachedCall } from './call-state.ts';

interface Parts {
  readonly reading: CallReading;
  readonly invites: Invites;
  readonly inviteFeature: InviteFeature;
  readonly roomFeature: RoomFeature;
  readonly timed: Timed;
  readonly now: () => number;
}

/** Milliseconds for which it is remembered what was begun with a key. */
const REMEMBERED = 3_600_000;

/** Whom to ring, and how. */
export interface Ring {
  readonly to: readonly UserId[];
  readonly video: boolean;
  /** For how long; by default as the server is set. */
  readonly seconds?: number | undefined;
  /** Made up by who asks: asked again with the same, nobody is rung twice. */
  readonly key?: InviteId | undefined;
}

/** What people do about calls without a page: they ring, answer, and end. What is heard and seen needs one. */
export function callDoing({ reading, invites, inviteFeature, roomFeature, timed, now }: Parts) {
  const { handlers, ring: send } = inviteFeature;

  const membersOf = ({ doc }: RoomState, user: UserId): readonly Member[] =>
    Object.values(doc.members).filter((member) => member.user === user);

  const rung = async (room: RoomId): Promise<readonly Invite[]> =>
    (await invites.into(room)).map(({ invite }) => invite);

  const ring = (
    session: Session,
    { key = newId(), to, ...how }: Ring,
    room?: RoomId,
    isAway = false,
  ) =>
    send(session, { ...how, id: key, to: [...to], room, preconnect: false, again: false }, isAway);

  /** What rings for somebody in a call, or has rung. Throws where nothing does. */
  async function ringingFor(asker: Asker, id: CallId): Promise<Invite> {
    const all = (await rung(id)).filter(({ callees }) =>
      callees.some(({ user }) => user === asker.user),
    );
    const found = all.find((invite) => rings(invite, asker.user)) ?? all[0];
    if (found) return found;
    await reading.find(asker, id);
    throw new CallError('wrong-state', 'this call does not ring for you');
  }

  async function goesOn(asker: Asker, id: CallId): Promise<KnownCall & { state: RoomState }> {
    const { call, state } = await reading.find(asker, id);
    if (!state) throw new CallError('wrong-state', 'this call is over');
    return { call, state };
  }

  /** Declines what rings for somebody. Throws where nothing does any more. */
  async function declineFor(asker: Asker, id: CallId, reason?: string): Promise<void> {
    const found = await ringingFor(asker, id);
    if (!rings(found, asker.user)) throw new CallError('wrong-state', 'this call rings no more');
    await handlers['invite:decline'](asker, { invite: found.id, reason });
  }

  /** Does what a key stands for but once, for a new call or for one: asked again, it is said what has become of that by now. */
  async function once(
    asker: Asker,
    { key }: Ring,
    into: CallId | undefined,
    begin: () => Promise<CallRecord>,
  ): Promise<CallRecord> {
    if (key === undefined) return begin();
    const place = `rung ${JSON.stringify([asker.user, key, into])}`;
    const before = await timed.get(place);
    if (before !== undefined) return becomeOf(asker, JSON.parse(before));
    const begun = await begin();
    await timed.set(place, JSON.stringify(begun), REMEMBERED);
    return begun;
  }

  /** A call as it is now; as it began, where it is not kept yet, or no more. */
  async function becomeOf(asker: Asker, begun: CallRecord): Promise<CallRecord> {
    try {
      return (await reading.find(asker, begun.id)).call;
    } catch (thrown) {
      if (CallError.from(thrown).code === 'not-found') return begun;
      throw thrown;
    }
  }

  async function leave(state: RoomState, { user }: Asker): Promise<boolean> {
    const { id: room } = state.doc.info;
    const mine = membersOf(state, user);
    for (const { id } of mine) {
      const session = state.seats[id]?.session;
      if (session !== undefined) await roomFeature.unplace(session, room, 'hung-up');
      await roomFeature.remove(room, id, 'hung-up');
    }
    return mine.length > 0;
  }

  return {
    /** Rings people into a new call, which the caller's page joins by its id. */
    start: (asker: Asker, how: Ring): Promise<CallRecord> =>
      once(asker, how, undefined, async () => {
        const { invite } = await ring(asker, how, undefined, true);
        // That nobody was reached may not be kept yet.
        if (isUnreached(invite)) return unreachedCall(invite, now());
        return (await reading.find(asker, invite.room)).call;
      }),
    /** Rings more people into a room in which one is, or into a call that one begins, while somebody is rung into it. */
    ringMore: (asker: Asker, id: CallId, how: Ring): Promise<CallRecord> =>
      once(asker, how, id, async () => {
        const { state } = await goesOn(asker, id);
        const { id: room } = state.doc.info;
        const seat = membersOf(state, asker.user).map((member) => state.seats[member.id])[0];
        const begins =
          state.doc.info.kind === 'call' &&
          !state.ejected?.includes(asker.user) &&
          (await rung(room)).some((one) => one.from.user === asker.user && isRinging(one));
        if (!seat && !begins) throw new CallError('forbidden', 'for those who are in the call');
        if (seat) await ring({ ...asker, id: seat.session }, how, room);
        else await ring(asker, how, room, true);
        return (await reading.find(asker, id)).call;
      }),
    /** Accepts a call that rings: it does so on no device any more, and a page joins it. */
    async answer(asker: Asker, id: CallId): Promise<CallRecord> {
      await inviteFeature.accept(asker, (await ringingFor(asker, id)).id);
      return (await reading.find(asker, id)).call;
    },
    decline: declineFor,
    /**
     * Ends a call: while it only rings, who rings takes that back; operators end it for all; who is in it hangs up, with
     * all their devices, or does not come where they are awaited; and for whom it rings declines.
     */
    async end(asker: Asker, id: CallId): Promise<void> {
      const { state } = await goesOn(asker, id);
      const { id: room } = state.doc.info;
      const mine = (await rung(room)).filter(
        (invite) => invite.from.user === asker.user && isRinging(invite),
      );
      const cancel = async (): Promise<void> => {
        for (const { id: invite } of mine) await handlers['invite:cancel'](asker, { invite });
      };
      const awaited = awaitedIn(state, now());
      const there = [...Object.values(state.doc.members), ...awaited];
      const onlyRings = there.every(({ user }) => user === asker.user);
      if (mine.length > 0 && onlyRings) return cancel();
      if (asker.isOperator) return roomFeature.close(room, 'ended');
      if (await leave(state, asker)) return;
      await cancel();
      if (awaited.some(({ user }) => user === asker.user)) {
        await roomFeature.unexpect(room, asker.user);
        await roomFeature.settle(room, 'hung-up');
      } else if (mine.length === 0) await declineFor(asker, id);
    },
  };
}
