import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import { can } from '../../src/protocol/roles.ts';
import type { Stay } from '../../src/protocol/room.ts';
import type { Member } from '../../src/protocol/room-doc.ts';
import type { Calls } from '../calls/calls.ts';
import type { Handlers } from '../handlers.ts';
import type { Timed } from '../nodes/timed.ts';
import type { RoomState } from '../rooms/rooms.ts';
import { memberOf, seatOf } from '../rooms/seat-of.ts';
import type { Session } from '../session.ts';
import type { Files } from '../storage/files.ts';
import { noting } from './chat-notes.ts';
import { committer } from './commit.ts';
import { type EnteringParts, entering } from './entering.ts';
import { leaving as leavingFor } from './leaving.ts';
import { freeTime, kindOf, withFields } from './seating.ts';
import { placeOf } from './waiting-state.ts';

interface Parts extends Omit<EnteringParts, 'commit' | 'leaving'> {
  readonly files: Files;
  readonly timed: Timed;
  readonly calls: Calls;
  /** Somebody's stay is over. */
  readonly left: (stay: Stay, room: RoomState) => Promise<void>;
}

/** Whether a person may come into a room; a token can name the only ones. Into calls one is let by invitations. */
export const mayEnter = ({ rooms }: Session, id: RoomId): boolean =>
  kindOf(id) === 'call' || !rooms || rooms.includes(id);

/** Coming into rooms, being in them, and going. */
export function room(parts: Parts) {
  const { rooms, now } = parts;
  const commit = noting(committer(parts), parts);
  const leaving = leavingFor({ ...parts, commit });
  const { arrive, enter, assertPlace, open } = entering({ ...parts, commit, leaving });

  /** The place that a stay proves, or else that a session has. */
  function placeFor(state: RoomState, session: Session, stay?: { member: string; secret: string }) {
    const claimed = stay && (state.seats[stay.member] ?? state.waiting?.[stay.member]);
    if (stay && claimed?.secret === stay.secret) return stay.member;
    return memberOf(state, session.id)?.id ?? placeOf(state, session.id);
  }

  /** Whether it has ended: of a call that was long ago, what is kept of it says so, where that can be read. */
  async function isOver(id: RoomId): Promise<boolean> {
    if (await leaving.isOver(id)) return true;
    if (kindOf(id) === 'room' || (await rooms.get(id))) return false;
    const kept = await parts.calls.get(id).catch((error) => {
      parts.onError(error);
      return undefined;
    });
    return kept?.ended !== undefined;
  }

  const handlers: Handlers<'room:join' | 'room:leave' | 'member:set'> = {
    async 'room:join'(session, arrival) {
      const { room: id, stay } = arrival;
      const isCall = kindOf(id) === 'call';
      if (!mayEnter(session, id)) {
        throw new CallError('forbidden', 'the token does not name this room');
      }
      // A call's id is a secret that only its people know; whoever was in it may open it again, unless it has ended.
      const opens = stay === undefined ? !isCall : !(await isOver(id));
      return arrive(session, arrival, opens);
    },
    async 'room:leave'(session, { room: id, stay }) {
      const state = await rooms.get(id);
      const place = state && placeFor(state, session, stay);
      if (place === undefined) return {};
      if (state?.seats[place]) await leaving.remove(id, place, 'hung-up');
      else await leaving.dismiss(id, place, 'hung-up');
      return {};
    },
    async 'member:set'(session, { room: id, hand, asksToHost, ...fields }) {
      const { state, member } = await seatOf(session, id, rooms);
      if (asksToHost && !can(member, 'ask-to-host', state.doc)) {
        throw new CallError('forbidden', 'nobody to ask, or not for this role');
      }
      await commit(id, (found) => {
        const old = found?.doc.members[member.id];
        if (!found || !old) return found;
        const raised = old.hand ?? freeTime(found.doc.members, now());
        return withFields(found, member.id, {
          ...(fields as Partial<Member>),
          ...(hand !== undefined && { hand: hand ? raised : null }),
          ...(asksToHost !== undefined && { asksToHost }),
        });
      });
      return {};
    },
  };

  return {
    handlers,
    commit,
    assertPlace,
    enter,
    open,
    expect: leaving.expect,
    remove: leaving.remove,
    unplace: leaving.unplace,
    dismiss: leaving.dismiss,
    settle: leaving.settle,
    close: leaving.close,
    lose: leaving.lose,
    unexpect: leaving.unexpect,
    giveUp: leaving.giveUp,
    afterwards: leaving.afterwards,
    returned: leaving.returned,
    /** Throws where whoever rings somebody into a room may not let people in there, any more. */
    async assertLetsIn(id: RoomId, caller: UserId): Promise<void> {
      const doc = (await rooms.get(id))?.doc;
      if (!doc?.info.locked && !doc?.info.waiting) return;
      const callers = Object.values(doc.members).filter(({ user }) => user === caller);
      if (callers.some((member) => can(member, 'invite', doc))) return;
      throw new CallError('room-locked', 'only hosts let people in');
    },
    /** How many members a room has. */
    async count(id: RoomId): Promise<number> {
      return Object.keys((await rooms.get(id))?.seats ?? {}).length;
    },
  };
}

export type RoomFeature = ReturnType<typeof room>;
