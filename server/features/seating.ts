import { newId } from '../../src/base/new-id.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { MemberId, RoomId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { Member, RoomKind } from '../../src/protocol/room-doc.ts';
import { SLOTS, type SlotsOn } from '../../src/protocol/slot.ts';
import type { RoomState } from '../rooms/rooms.ts';
import type { Session } from '../session.ts';

/** Someone who wants to sit down. */
export interface Arrival {
  readonly room: RoomId;
  readonly instance: string;
  readonly slots: SlotsOn;
  readonly held?: boolean | undefined;
  readonly stay?: Stay | undefined;
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
  const seat = state?.seats[wanted.member];
  return !seat || seat.secret === wanted.secret ? wanted : fresh;
}

/** The room with the arrival seated. Pure; `now` in milliseconds since the epoch. */
export function seated(
  state: RoomState | undefined,
  session: Session,
  arrival: Arrival,
  { member, secret }: Stay,
  now: number,
): RoomState {
  const kind = kindOf(arrival.room);
  const doc = state?.doc ?? {
    rev: 0,
    info: { id: arrival.room, kind, opened: now },
    members: {},
  };
  const old = doc.members[member];
  if (old && old.user !== session.user) throw new CallError('forbidden', 'the place is another’s');
  if (!old && Object.keys(doc.members).length >= LIMITS.meshMembers)
    throw new CallError('room-full');
  const seat = possible({
    id: member,
    user: session.user,
    name: session.name,
    instance: arrival.instance,
    joined: old?.instance === arrival.instance ? old.joined : after(doc.members, now),
    connected: true,
    held: arrival.held ?? old?.held ?? false,
    ...arrival.slots,
  });
  return {
    doc: { ...doc, members: { ...doc.members, [member]: seat } },
    seats: { ...state?.seats, [member]: { session: session.id, secret } },
  };
}

/** The room without the member. */
export function unseated(state: RoomState, member: MemberId): RoomState {
  const { [member]: _gone, ...members } = state.doc.members;
  const { [member]: _seat, ...seats } = state.seats;
  return { doc: { ...state.doc, members }, seats };
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

/** A time of joining later than everybody's, so that of two members one always came second. */
function after(members: Readonly<Record<MemberId, Member>>, now: number): number {
  return Math.max(now, ...Object.values(members).map(({ joined }) => joined + 1));
}
