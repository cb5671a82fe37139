import { CallError } from '../../../src/protocol/errors.ts';
import type { RoomId } from '../../../src/protocol/ids.ts';
import { type Action, can } from '../../../src/protocol/roles.ts';
import type { Member } from '../../../src/protocol/room-doc.ts';
import type { ConfiguredRoom, ConfiguredRooms } from '../../rooms/configured-rooms.ts';
import type { RoomState, Rooms } from '../../rooms/rooms.ts';
import { mayEnter } from '../room.ts';
import { kindOf } from '../seating.ts';
import type { Asker } from './asker.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly configuredRooms: ConfiguredRooms;
}

/** A room as it was set up and as it is right now, and who asks about it. */
export interface Standing {
  readonly configured: ConfiguredRoom | undefined;
  readonly state: RoomState | undefined;
  /** The asker's own devices in the room. */
  readonly mine: readonly Member[];
  /** Whether the room is theirs: they run the site, or host this room by their token or as it was set up. */
  readonly isOwn: boolean;
}

/** Whether somebody runs the site, or hosts a room by their token or as it was set up. Of calls nobody is the host. */
export function isTheirs(
  asker: Asker,
  id: RoomId,
  configured: ConfiguredRoom | undefined,
): boolean {
  if (asker.isOperator) return true;
  if (kindOf(id) === 'call' || !mayEnter(asker, id)) return false;
  // Where a token says a role, that is what somebody is.
  if (asker.role !== undefined) return asker.role === 'host';
  return configured?.hosts.includes(asker.user) === true;
}

/** What somebody may do about a room without a page in it. */
export function roomRights({ rooms, configuredRooms }: Parts) {
  async function standing(asker: Asker, id: RoomId): Promise<Standing> {
    if (!asker.isOperator && !mayEnter(asker, id)) {
      throw new CallError('forbidden', 'the token does not name this room');
    }
    const isCall = kindOf(id) === 'call';
    const configured = isCall ? undefined : await configuredRooms.get(id);
    const state = await rooms.get(id);
    const members = Object.values(state?.doc.members ?? {});
    return {
      ...{ configured, state },
      mine: members.filter(({ user }) => user === asker.user),
      isOwn: isTheirs(asker, id, configured),
    };
  }

  /** Whether there is such a room is nothing to those who may not know. */
  function found({ configured, state }: Standing): void {
    if (!configured && !state) throw new CallError('not-found', 'no such room');
  }

  return {
    standing,
    /** For those whose room it is. Throws `forbidden`, and `not-found` where there is none. */
    async own(asker: Asker, id: RoomId): Promise<Standing> {
      const known = await standing(asker, id);
      if (!known.isOwn) throw new CallError('forbidden', 'not your room');
      found(known);
      return known;
    },
    /** For those as well who are in it. */
    async member(asker: Asker, id: RoomId): Promise<Standing> {
      const known = await standing(asker, id);
      if (!known.isOwn && known.mine.length === 0) {
        throw new CallError('forbidden', 'not in this room');
      }
      found(known);
      return known;
    },
    /** For those whose room it is, or who may do that with a page in it. Throws `wrong-state` where it is not open. */
    async entitled(
      asker: Asker,
      id: RoomId,
      action: Action,
      ...targets: readonly string[]
    ): Promise<Standing & { readonly state: RoomState }> {
      const known = await standing(asker, id);
      const { state, mine, isOwn } = known;
      const whom = targets.flatMap((target) => state?.doc.members[target] ?? []);
      const may = (one: Member): boolean =>
        state !== undefined &&
        can(one, action, state.doc) &&
        whom.every((target) => can(one, action, state.doc, target));
      if (!isOwn && !mine.some(may)) throw new CallError('forbidden', `not to ${action}`);
      found(known);
      if (!state) throw new CallError('wrong-state', 'nobody is in this room');
      return { ...known, state };
    },
  };
}

export type RoomRights = ReturnType<typeof roomRights>;
