import { newId } from '../../src/base/new-id.ts';
import type { Checked } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Callee, Invite, InviteReply } from '../../src/protocol/invite.ts';
import { type Durations, LIMITS } from '../../src/protocol/limits.ts';
import { can } from '../../src/protocol/roles.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Blocks } from '../blocks/blocks.ts';
import type { TellFact } from '../facts.ts';
import type { InviteState, Invites } from '../invites/invites.ts';
import type { Agenda } from '../nodes/agenda.ts';
import type { People } from '../people/people.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { memberOf, seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import { isRinging, type Ringing, rings } from './ringing.ts';
import type { RoomFeature } from './room.ts';
import { newCallId } from './seating.ts';

export interface Calling {
  readonly invites: Invites;
  readonly people: People;
  readonly blocks: Blocks;
  /** A person as whoever rings them finds them; a closed page may be reached as well. */
  readonly reach: People['get'];
  /** Hears of callees who cannot be rung. */
  readonly unreached: (invite: Invite) => Promise<void>;
  readonly rooms: Rooms;
  readonly ringing: Ringing;
  readonly roomFeature: RoomFeature;
  readonly durations: Durations;
  readonly now: () => number;
  readonly agenda: Agenda;
  readonly tellFact: TellFact;
  readonly onError: (error: unknown) => void;
}

/** Milliseconds after which an invitation whose time is over is forgotten in any case. */
const FORGOTTEN = 60_000;

/** How an invitation comes about: who can be rung, into which room, and where the caller sits meanwhile. */
export function calling(parts: Calling) {
  const { invites, people, blocks, reach, unreached, rooms } = parts;
  const { ringing, roomFeature, durations, now, agenda } = parts;

  /** Who is `awaited` rings though there is no connection yet: it may be on its way back to a server that is new. */
  async function calleeOf(user: UserId, isAwaited: boolean): Promise<Callee> {
    const { name, status } = await reach(user);
    if (status === 'offline') return { user, name, status: isAwaited ? 'ringing' : status };
    return { user, name, status: (await isTaken(user)) ? 'busy' : 'ringing' };
  }

  /** In a call and not to be rung then, or rung by so many that one more would be of no use. */
  async function isTaken(user: UserId): Promise<boolean> {
    if (await people.isTaken(user)) return true;
    const ringing = (await invites.of(user)).filter(({ invite }) => rings(invite, user));
    return ringing.length >= LIMITS.rung;
  }

  /** Those of the people who do not want to be rung by the caller. Where that cannot be found out, calls go on. */
  async function blockersOf(caller: UserId, users: readonly UserId[]): Promise<Set<UserId>> {
    const blocked = await Promise.all(
      users.map((user) => blocks.has(user, caller).catch(parts.onError)),
    );
    return new Set(users.filter((_user, index) => blocked[index]));
  }

  /** A new call is for those who are in none, or have put all of theirs on hold. */
  async function assertFree(session: Session): Promise<void> {
    for (const place of await people.placesOf(session.id)) {
      const state = await rooms.get(place);
      const member = state && memberOf(state, session.id);
      if (member && !member.held) throw new CallError('wrong-state', 'in a call already');
    }
  }

  /** The member who rings others into its room, where it may. */
  async function ringer(session: Session, room: RoomId): Promise<Member> {
    const { state, member } = await seatOf(session, room, rooms);
    if (!can(member, 'invite', state.doc)) throw new CallError('forbidden', 'not to ring others');
    return member;
  }

  /** Those who are neither in the room yet nor being rung into it. */
  async function outside(room: RoomId, users: readonly UserId[]): Promise<readonly UserId[]> {
    const members = Object.values((await rooms.get(room))?.doc.members ?? {});
    const rung = (await invites.into(room)).map(({ invite }) => invite);
    const rest = users.filter(
      (user) =>
        !members.some((member) => member.user === user) &&
        !rung.some((invite) => rings(invite, user)),
    );
    if (rest.length === 0) throw new CallError('invalid', 'in this call, or rung, already');
    return rest;
  }

  /** `isAway`: the caller sits in no call, and joins this one with a page. */
  return async (
    session: Session,
    { id, to, video, again, seconds, preconnect, room: into, arrival }: Checked<'invite:send'>,
    isAway: boolean,
  ): Promise<InviteReply> => {
    const seated = isAway || into === undefined ? arrival : await ringer(session, into);
    const caller = isAway ? { instance: newId() } : seated;
    if (!caller) throw new CallError('invalid', 'room or arrival: one of them is needed');
    if (into === undefined) await assertFree(session);
    const room = into ?? newCallId();
    const users = await outside(room, to);
    const blockers = await blockersOf(session.user, users);
    const callees = await Promise.all(
      users.map((user): Callee | Promise<Callee> =>
        // As one finds somebody of whom nobody has heard.
        blockers.has(user) ? { user, name: user, status: 'offline' } : calleeOf(user, again),
      ),
    );
    const from = { user: session.user, name: session.name };
    const lasts = seconds === undefined ? durations.ring : seconds * 1_000;
    const invite: Invite = {
      ...{ id, room, from, video, callees, instance: caller.instance },
      ...(preconnect && { preconnect }),
      expires: now() + lasts,
    };
    const opens = into === undefined && isRinging(invite);
    const place = opens && arrival ? { room, ...arrival } : undefined;
    const joined = place && (await roomFeature.enter(session, place, true));
    if (opens && isAway) await roomFeature.open(room);
    const call = (await rooms.get(room))?.call ?? room;
    parts.tellFact({
      ...{ type: 'call:ringing', call, room, at: now(), invite: id, from, video },
      to: callees,
    });
    // A call that cannot even be opened is none that anybody has missed.
    await unreached({ ...invite, callees: callees.filter(({ user }) => !blockers.has(user)) });
    if (!isRinging(invite)) return { invite };
    const state: InviteState = { invite, session: session.id };
    await agenda.plan({ do: 'invite:expire', invite: id }, lasts);
    // In case that nobody is left to see to it when it is over.
    await agenda.plan({ do: 'invite:forget', invite: id }, lasts + FORGOTTEN);
    const { before: faster } = await invites.change(id, (known) => known ?? state);
    if (faster) {
      // The same was sent by another connection meanwhile.
      if (opens) await roomFeature.close(room, 'moved');
      return { invite: faster.invite };
    }
    const called = callees.map(({ user }) => user).filter((user) => rings(invite, user));
    ringing.tell(state, called);
    if (again) await agenda.plan({ do: 'invite:absent', invite: id }, durations.callerGrace);
    return { invite, ...(joined && { joined }) };
  };
}
