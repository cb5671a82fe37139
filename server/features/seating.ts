import { newId } from '../../src/base/new-id.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { MemberId, RoomId, UserId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Role } from '../../src/protocol/roles.ts';
import type { Stay, Was } from '../../src/protocol/room.ts';
import type { Member, RoomKind } from '../../src/protocol/room-doc.ts';
import { SLOTS, type SlotsOn } from '../../src/protocol/slot.ts';
import type { CallId } from '../calls/calls.ts';
import type { ConfiguredRoom } from '../rooms/configured-rooms.ts';
import type { RoomState } from '../rooms/rooms.ts';
import type { Session } from '../session.ts';

/** Someone who wants to sit down. */
export interface Arrival {
  readonly room: RoomId;
  readonly instance: string;
  readonly slots: SlotsOn;
  readonly held?: boolean | undefined;
  readonly stay?: Stay | undefined;
  readonly was?: Was | undefined;
}

const CALL = 'call-';
export const newCallId = (): RoomId => `${CALL}${newId()}`;
export const kindOf = (room: RoomId): RoomKind => (room.startsWith(CALL) ? 'call' : 'room');

/**
 * The stay that an arrival will have: the one that it comes back to, if its secret fits (or nobody has the place), or
 * a new one. Coming back to a place that is gone is how rooms survive a server that starts anew.
 */
export function stayFor(arrival: Arrival, state: RoomState | undefined, fresh: Stay): Stay {
  const wanted = arrival.stay;
  if (!wanted) return fresh;
  const { member, secret } = wanted;
  const place = state?.seats[member] ?? state?.waiting?.[member];
  return !place || place.secret === secret ? wanted : fresh;
}

/** A room in which nobody is yet, as it was set up. Somebody with a stay comes back to one that the server has lost. */
export const opened = (
  { room, stay }: Pick<Arrival, 'room' | 'stay'>,
  now: number,
  meeting: CallId,
  configured?: ConfiguredRoom,
): RoomState => ({
  doc: {
    rev: 0,
    info: { id: room, kind: kindOf(room), opened: now, ...configured?.settings },
    members: {},
  },
  ...(configured && configured.hosts.length > 0 && { hosts: configured.hosts }),
  call: kindOf(room) === 'call' ? room : meeting,
  seats: {},
  ...(stay && { isReopened: true }),
});

/** The room with the arrival seated in a role. Pure; `now` in milliseconds since the epoch. */
export function seated(
  state: RoomState,
  session: Session,
  arrival: Arrival,
  { member, secret }: Stay,
  role: Role,
  now: number,
): RoomState {
  const { doc } = state;
  const old = doc.members[member];
  if (old && old.user !== session.user) throw new CallError('forbidden', 'the place is another’s');
  if (!old && roomLeft(state, member) < 1) throw new CallError('room-full');
  // A hand is worth believing as far as it does not go before those that the server has seen.
  const hand = state.isReopened ? arrival.was?.hand : undefined;
  const seat = possible({
    id: member,
    user: session.user,
    name: session.name,
    instance: arrival.instance,
    joined: old?.instance === arrival.instance ? old.joined : after(doc.members, now),
    connected: true,
    held: arrival.held ?? old?.held ?? false,
    role,
    hand: old
      ? old.hand
      : typeof hand === 'number'
        ? freeTime(doc.members, Math.min(hand, now))
        : null,
    asksToHost: old?.asksToHost ?? false,
    ...arrival.slots,
  });
  const { [member]: _came, ...waiting } = state.waiting ?? {};
  const { [member]: _back, ...former } = state.former ?? {};
  return {
    ...state,
    doc: { ...doc, members: { ...doc.members, [member]: seat } },
    seats: { ...state.seats, [member]: { session: session.id, secret, claim: session.role } },
    waiting,
    former,
    ...(state.awaited && { awaited: state.awaited.filter(({ user }) => user !== session.user) }),
  };
}

/** The room that waits until a time for people who are on their way; the same room where they are there. */
export function withAwaited(state: RoomState, users: readonly UserId[], until: number): RoomState {
  const there = Object.values(state.doc.members).map(({ user }) => user);
  const coming = users.filter((user) => !there.includes(user));
  if (coming.length === 0) return state;
  const others = (state.awaited ?? []).filter(({ user }) => !coming.includes(user));
  return { ...state, awaited: [...others, ...coming.map((user) => ({ user, until }))] };
}

/** Those who have answered or have begun a call, and whose pages are on their way. */
export const awaitedIn = ({ awaited = [] }: RoomState, now: number) =>
  awaited.filter(({ until }) => until > now);

/** How many are there, or on their way. */
export const expectedIn = (state: RoomState, now: number): number =>
  Object.keys(state.seats).length + awaitedIn(state, now).length;

/** How many more can come in. A seat is kept for those who have been let in and are on their way. */
export function roomLeft({ doc, waiting = {} }: RoomState, except?: MemberId): number {
  const coming = Object.entries(waiting).filter(([id, { admitted }]) => admitted && id !== except);
  const most = doc.info.capacity ?? LIMITS.meshMembers;
  return most - Object.keys(doc.members).length - coming.length;
}

/** The room without the member, who stays known for a while. */
export function unseated(state: RoomState, member: MemberId): RoomState {
  const { [member]: gone, ...members } = state.doc.members;
  const { [member]: seat, ...seats } = state.seats;
  if (!gone || !seat) return state;
  const { info } = state.doc;
  const known = Object.entries(state.former ?? {}).slice(1 - LIMITS.waiting);
  const former = [...known, [member, { user: gone.user, secret: seat.secret, role: gone.role }]];
  return {
    ...state,
    // Who is not there is on nobody's stage.
    doc: {
      ...state.doc,
      info: info.spotlight === member ? { ...info, spotlight: null } : info,
      members,
    },
    seats,
    former: Object.fromEntries(former),
  };
}

/** The room with some of a member's fields changed; the same room when there is nothing to change. */
export function withFields(state: RoomState, member: MemberId, fields: Partial<Member>): RoomState {
  const old = state.doc.members[member];
  if (!old) return state;
  const wanted = possible({ ...old, ...fields });
  const keys = Object.keys(wanted) as (keyof Member)[];
  if (keys.every((key) => old[key] === wanted[key])) return state;
  const members = { ...state.doc.members, [member]: wanted };
  return { ...state, doc: { ...state.doc, members } };
}

/** The member without what cannot be: a call on hold is sent nothing, and the sound of a screen comes with its picture. */
function possible(member: Member): Member {
  const off = member.held ? SLOTS : member.screen ? [] : (['screen-audio'] as const);
  return { ...member, ...Object.fromEntries(off.map((slot) => [slot, false])) };
}

/** A time at which nobody else has raised a hand, so that they have an order. */
export function freeTime(members: Readonly<Record<MemberId, Member>>, time: number): number {
  const taken = Object.values(members).map(({ hand }) => hand);
  return taken.includes(time) ? freeTime(members, time + 1) : time;
}

/** A time of joining later than everybody's, so that of two members one always came second. */
function after(members: Readonly<Record<MemberId, Member>>, now: number): number {
  return Math.max(now, ...Object.values(members).map(({ joined }) => joined + 1));
}
