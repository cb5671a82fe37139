import { CallError } from '../../../src/protocol/errors.ts';
import type { UserId } from '../../../src/protocol/ids.ts';
import type { CallFilter, CallId, CallPart, CallRecord, Calls } from '../../calls/calls.ts';
import type { Invites } from '../../invites/invites.ts';
import type { RoomState, Rooms } from '../../rooms/rooms.ts';
import type { Asker } from './asker.ts';
import { callOf, withNews } from './call-state.ts';

interface Parts {
  readonly calls: Calls;
  readonly rooms: Rooms;
  readonly invites: Invites;
}

/** A call, and the room in which it goes on, while it does. */
export interface KnownCall {
  readonly call: CallRecord;
  readonly state: RoomState | undefined;
}

const isIn = ({ people, from }: CallRecord, user: UserId): boolean =>
  from?.user === user || people.some((one) => one.user === user);

/** Which calls there are and were: people's own, and all for operators. */
export function callReading({ calls, rooms, invites }: Parts) {
  /** The room of a call that goes on. A meeting has another id than the room that it is in. */
  async function roomOf(id: CallId, known: CallRecord | undefined): Promise<RoomState | undefined> {
    const state = await rooms.get(known?.room ?? id);
    return state?.call === id ? state : undefined;
  }

  /** A call that the asker may know of. What is somebody else's is not there: its id is a secret of those who are in it. */
  async function find(asker: Asker, id: CallId): Promise<KnownCall> {
    const kept = await calls.get(id);
    const state = await roomOf(id, kept);
    // What has only just happened may not be kept yet.
    const live = state && callOf(state, await invites.into(state.doc.info.id));
    const call = kept && live ? withNews(kept, live) : (kept ?? live);
    if (!call || !(asker.isOperator || isIn(call, asker.user))) {
      throw new CallError('not-found', 'no such call');
    }
    return { call, state };
  }

  return {
    find,
    async list(asker: Asker, filter: CallFilter, part: CallPart) {
      const { user } = filter;
      if (!asker.isOperator && user !== undefined && user !== asker.user) {
        throw new CallError('forbidden', 'the calls of others are for operators alone');
      }
      return calls.list(asker.isOperator ? filter : { ...filter, user: asker.user }, part);
    },
  };
}

export type CallReading = ReturnType<typeof callReading>;
