import type { MemberId } from '../../src/protocol/ids.ts';
import type { Role } from '../../src/protocol/roles.ts';
import { type Member, membersOf } from '../../src/protocol/room-doc.ts';
import type { RoomState } from '../rooms/rooms.ts';
import type { Session } from '../session.ts';
import { type Arrival, withFields } from './seating.ts';

const HOSTS: readonly (Role | undefined)[] = ['host', 'cohost'];

const hasHost = ({ doc }: RoomState): boolean =>
  Object.values(doc.members).some(({ role }) => role === 'host');

/** Whether the host's role is kept for somebody who has just gone, or may be on the way back to a server that is new. */
const isAwaited = ({ former = {}, isReopened }: RoomState): boolean =>
  isReopened === true || Object.values(former).some(({ role }) => role === 'host');

/**
 * What somebody is who comes in: what they were; else what their token says; else the host, where the room was set up so,
 * or was not set up for others and they are the first.
 * To a server that has lost the room an open server's people say what they were, and are believed in that as in who
 * they are. On a server with tokens only the tokens are believed, and whoever is back first is not the host by that.
 */
export function roleFor(
  state: RoomState,
  session: Session,
  { was, stay }: Arrival,
  member: MemberId,
  isOpenServer: boolean,
): Role {
  const { doc, former = {} } = state;
  if (doc.info.kind === 'call') return 'member';
  const old = doc.members[member];
  if (old) return old.role;
  const kept = Object.values(former).find(({ user, role }) => role && user === session.user)?.role;
  if (kept) return kept;
  if (session.role) return session.role;
  if (state.hosts?.includes(session.user)) return 'host';
  if (isOpenServer && state.isReopened && stay && was?.role) return was.role;
  const isFirst = Object.keys(doc.members).length === 0 && !state.hosts && !isAwaited(state);
  return isFirst && !was?.waiting ? 'host' : 'member';
}

/** Whether a room has nobody who hosts it, and is one that somebody could. */
export const isHostless = (state: RoomState): boolean =>
  state.doc.info.kind === 'room' && Object.keys(state.doc.members).length > 0 && !hasHost(state);

/**
 * The room with the next host, where there is none and nobody is awaited who is: of those who are there a co-host, or
 * else a member, whoever is there longest. Guests do not follow, nor whose token says that they are members, nor others
 * than those for whom the room was set up.
 */
export function withSuccessor(state: RoomState): RoomState {
  if (!isHostless(state) || isAwaited(state)) return state;
  const there = membersOf(state.doc).filter(({ connected }) => connected);
  const mayFollow = ({ id, role }: Member): boolean => {
    const claim = state.seats[id]?.claim;
    return role === 'member' && (claim === undefined || HOSTS.includes(claim));
  };
  const fit = there.filter(({ user }) => !state.hosts || state.hosts.includes(user));
  const heir = fit.find(({ role }) => role === 'cohost') ?? fit.find(mayFollow);
  return heir ? withFields(state, heir.id, { role: 'host', asksToHost: false }) : state;
}

/**
 * The room in which a role is kept no more for one who has gone. It is kept as long as others wait before a door that
 * nobody is left to open: else whoever comes next would be the host of a room into which they were not let.
 */
export function withoutKeptRole(state: RoomState, member: MemberId): RoomState {
  const gone = state.former?.[member];
  if (!gone?.role) return state;
  const { members, info } = state.doc;
  if (Object.keys(members).length === 0 && (info.locked || info.waiting)) return state;
  return { ...state, former: { ...state.former, [member]: { ...gone, role: undefined } } };
}
