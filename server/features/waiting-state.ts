import { CallError } from '../../src/protocol/errors.ts';
import type { Waiting } from '../../src/protocol/hosting.ts';
import type { MemberId, SessionId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Role } from '../../src/protocol/roles.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { RoomState, WaitingPlace } from '../rooms/rooms.ts';
import type { Session } from '../session.ts';
import { type Arrival, roomLeft } from './seating.ts';

/** Who waits to be let in, the one who is there longest first. Those who have been let in wait no more. */
export const waitingIn = ({ waiting = {} }: RoomState): readonly Waiting[] =>
  Object.entries(waiting)
    .filter(([, { admitted }]) => !admitted)
    .map(([id, { user, name, since, connected }]) => ({ id, user, name, since, connected }))
    .sort((a, b) => a.since - b.since);

/** The place in which a session waits. */
export const placeOf = ({ waiting = {} }: RoomState, session: SessionId): MemberId | undefined =>
  Object.keys(waiting).find((id) => waiting[id]?.session === session);

/** Throws where somebody was ejected: they do not come back as long as there is the room. */
export function assertWelcome({ ejected = [] }: RoomState, { user }: Session): void {
  if (ejected.includes(user)) throw new CallError('ejected', 'a host has ejected this person');
}

/** Whether an arrival has to wait until a host lets it in. Throws where it cannot even do that. */
export function mustWait(
  state: RoomState,
  { stay: said, was }: Arrival,
  { member, secret }: Stay,
  role: Role,
  isOpenServer: boolean,
): boolean {
  const { doc, waiting = {}, former = {} } = state;
  const { kind, locked, waiting: isOn } = doc.info;
  if (kind === 'call') return false;
  if (doc.members[member] || former[member]?.secret === secret) return false;
  if (role === 'host' || role === 'cohost') return false;
  const place = waiting[member];
  if (place) return !place.admitted;
  if (locked) throw new CallError('room-locked');
  const isBack = said !== undefined && was !== undefined && state.isReopened === true;
  if (isBack && was.waiting) return true;
  if (isBack && isOpenServer) return false;
  return isOn === true || role === 'guest';
}

/**
 * The stay of somebody who comes to wait: the place of their page before this one, where they have lost that and were
 * not let in by anything else.
 */
export function takenOver({ waiting = {} }: RoomState, { user }: Session, stay: Stay): Stay {
  if (waiting[stay.member]) return stay;
  const lost = Object.entries(waiting).find(([, place]) => place.user === user && !place.connected);
  return lost ? { member: lost[0], secret: lost[1].secret } : stay;
}

/** The room with somebody more who waits, or with one who waits again. */
export function withWaiting(
  state: RoomState,
  session: Session,
  { member, secret }: Stay,
  now: number,
): RoomState {
  const { waiting = {} } = state;
  const old = waiting[member];
  if (old && old.user !== session.user) throw new CallError('forbidden', 'the place is another’s');
  if (!old && Object.keys(waiting).length >= LIMITS.waiting) throw new CallError('room-full');
  const last = Math.max(0, ...Object.values(waiting).map(({ since }) => since + 1));
  const place: WaitingPlace = {
    session: session.id,
    secret,
    user: session.user,
    name: session.name,
    since: old?.since ?? Math.max(now, last),
    isGuest: session.role === 'guest',
    connected: true,
    admitted: false,
  };
  return { ...state, waiting: { ...waiting, [member]: place } };
}

/** The room with some of a place's fields changed. */
export function withPlace(
  state: RoomState,
  member: MemberId,
  fields: Partial<WaitingPlace>,
): RoomState {
  const old = state.waiting?.[member];
  if (!old) return state;
  return { ...state, waiting: { ...state.waiting, [member]: { ...old, ...fields } } };
}

/** The room without somebody who has waited. */
export function withoutPlace(state: RoomState, member: MemberId): RoomState {
  if (!state.waiting?.[member]) return state;
  const { [member]: _gone, ...waiting } = state.waiting;
  return { ...state, waiting };
}

/** The room in which one who waits, or all, may come in; as many as there is room for, where it is all. */
export function withAdmitted(state: RoomState, member?: MemberId): RoomState {
  const ids = waitingIn(state).map(({ id }) => id);
  if (member !== undefined && !ids.includes(member)) {
    throw new CallError('not-found', 'nobody waits there');
  }
  if (ids.length > 0 && roomLeft(state) < 1) throw new CallError('room-full');
  return admitting(state, member === undefined ? ids : [member]);
}

/** The room that has no waiting room any more: as many of those who waited for nothing else come in as there is room for. */
export function withoutWaitingRoom(state: RoomState): RoomState {
  const ids = waitingIn(state).map(({ id }) => id);
  return admitting(
    state,
    ids.filter((id) => !state.waiting?.[id]?.isGuest),
  );
}

const admitting = (state: RoomState, ids: readonly MemberId[]): RoomState =>
  ids
    .slice(0, Math.max(0, roomLeft(state)))
    .reduce((now, id) => withPlace(now, id, { admitted: true }), state);
