import { CallError } from '../../../src/protocol/errors.ts';
import type { UserId } from '../../../src/protocol/ids.ts';
import type { CallFilter, CallId, CallPart, CallRecord, Calls } from '../../calls/calls.ts';
import type { Invites } from '../../invites/invites.ts';
import type { RoomState, Rooms } from '../../rooms/rooms.ts';
import { rings } from '../ringing.ts';
import type { Asker } from './asker.ts';
import { callOf, hasBegun, seenBy, withNews } from './call-state.ts';

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

const isOf = ({ people, from }: CallRecord, user: UserId): boolean =>
  from?.user === user || people.some((one) => one.user === user);

/** Whether somebody is there, by what is kept. */
const isThereIn = ({ people }: CallRecord, user: UserId): boolean =>
  people.some((one) => one.user === user && one.devices);

/** Which calls there are and were: people's own, and all for operators. */
export function callReading({ calls, rooms, invites }: Parts) {
  /** The room of a call that goes on. A meeting has another id than the room that it is in. */
  async function roomOf(id: CallId, known: CallRecord | undefined): Promise<RoomState | undefined> {
    const state = await rooms.get(known?.room ?? id);
    return state?.call === id ? state : undefined;
  }

  /**
   * A call that the asker may know of, as far as they may. What is somebody else's is not there: its id is a secret of those
   * who are in it.
   */
  async function find(asker: Asker, id: CallId): Promise<KnownCall> {
    const kept = await calls.get(id);
    const state = await roomOf(id, kept);
    const rung = state ? await invites.into(state.doc.info.id) : [];
    // What has only just happened may not be kept yet.
    const live = state && callOf(state, rung);
    const now = kept && live ? withNews(kept, live) : (kept ?? live);
    if (now && asker.isOperator) return { call: now, state };
    const { user } = asker;
    const isThere =
      Object.values(state?.doc.members ?? {}).some((member) => member.user === user) ||
      rung.some(({ invite }) => rings(invite, user));
    const isIn =
      !state?.ejected?.includes(user) && (isThere || (now !== undefined && hasBegun(now, user)));
    const call = isIn ? now : kept && isOf(kept, user) ? kept : live;
    if (!call || !isOf(call, user)) throw new CallError('not-found', 'no such call');
    return { call: seenBy(user, call, isIn), state };
  }

  return {
    find,
    async list(asker: Asker, filter: CallFilter, part: CallPart) {
      const { user } = filter;
      if (!asker.isOperator && user !== undefined && user !== asker.user) {
        throw new CallError('forbidden', 'the calls of others are for operators alone');
      }
      if (asker.isOperator) return calls.list(filter, part);
      const own = await calls.list({ ...filter, user: asker.user }, part);
      const seen = own.calls.map((call) =>
        seenBy(asker.user, call, isThereIn(call, asker.user) || hasBegun(call, asker.user)),
      );
      return { ...own, calls: seen };
    },
  };
}

export type CallReading = ReturnType<typeof callReading>;
