import { newId } from '../../../src/base/new-id.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../../src/protocol/ids.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { ConfiguredRoom, ConfiguredRooms } from '../../rooms/configured-rooms.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import { tidy } from '../hosting-state.ts';
import { mayEnter } from '../room.ts';
import type { Ruling } from '../ruling.ts';
import { kindOf } from '../seating.ts';
import type { Asker } from './asker.ts';
import { isTheirs, type RoomRights, type Standing } from './room-rights.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly configuredRooms: ConfiguredRooms;
  readonly rights: RoomRights;
  readonly ruling: Ruling;
  readonly now: () => number;
}

/** How a room is to be, and who hosts it. */
export interface RoomWishes {
  readonly settings: ConfiguredRoom['settings'];
  readonly hosts?: readonly UserId[] | undefined;
}

/** Rooms that are set up before anybody meets in them. */
export function roomSetting({ rooms, configuredRooms, rights, ruling, now }: Parts) {
  /** Whose room it will be: a name that anybody could take would be theirs who come first, with all that is said there. */
  function assertMaySetUp(asker: Asker, id: RoomId): void {
    const { isOperator, role } = asker;
    if (kindOf(id) === 'call') throw new CallError('invalid', 'id: calls are made by ringing');
    if (isOperator) return;
    if (role !== 'host') throw new CallError('forbidden', 'hosts alone');
    if (!mayEnter(asker, id)) throw new CallError('forbidden', 'the token does not name this room');
  }

  async function assertFew({ isOperator, user }: Asker): Promise<void> {
    if (isOperator) return;
    const { rooms } = await configuredRooms.list(user, { limit: LIMITS.configured });
    if (rooms.length < LIMITS.configured) return;
    throw new CallError('wrong-state', `at most ${LIMITS.configured} rooms of one person`);
  }

  /** A room that goes on is as it was set up from now on. */
  async function apply(id: RoomId, { settings, hosts }: RoomWishes): Promise<void> {
    await ruling.set(id, settings);
    if (hosts) await ruling.host(id, hosts);
  }

  return {
    async create(asker: Asker, id: RoomId = newId(), wishes: RoomWishes): Promise<Standing> {
      assertMaySetUp(asker, id);
      await assertFew(asker);
      const { settings, hosts = [] } = wishes;
      await configuredRooms.change(id, (known) => {
        if (known) throw new CallError('wrong-state', 'there is such a room already');
        return { id, by: asker.user, created: now(), settings: tidy(settings), hosts };
      });
      await apply(id, wishes);
      return rights.standing(asker, id);
    },
    async change(asker: Asker, id: RoomId, wishes: RoomWishes): Promise<Standing> {
      await rights.own(asker, id);
      const { settings, hosts } = wishes;
      await configuredRooms.change(id, (known) => {
        if (!known) throw new CallError('not-found', 'no such room was set up');
        const wanted = { ...known, settings: { ...known.settings, ...tidy(settings) } };
        return hosts ? { ...wanted, hosts } : wanted;
      });
      await apply(id, wishes);
      return rights.standing(asker, id);
    },
    /** Forgets how a room was to be. Who is in it stays. */
    async remove(asker: Asker, id: RoomId): Promise<void> {
      await rights.own(asker, id);
      await configuredRooms.change(id, (known) => {
        if (!known) throw new CallError('not-found', 'no such room was set up');
        return undefined;
      });
    },
    /** Those that one has set up; operators see those of all, or of one person. */
    async list(
      asker: Asker,
      by: UserId | undefined,
      part: { after?: RoomId | undefined; limit: number },
    ) {
      if (!asker.isOperator && by !== undefined && by !== asker.user) {
        throw new CallError('forbidden', 'the rooms of others are for operators alone');
      }
      const page = await configuredRooms.list(asker.isOperator ? by : asker.user, part);
      const known = page.rooms.map(async (configured) => {
        const state = await rooms.get(configured.id);
        const isIn = Object.values(state?.doc.members ?? {}).some(
          ({ user }) => user === asker.user,
        );
        // Who has set it up and hosts it no more does not see whether anybody is there.
        const isHidden = !isIn && !isTheirs(asker, configured.id, configured);
        return { configured, state: isHidden ? undefined : state, isHidden };
      });
      return { rooms: await Promise.all(known), more: page.more };
    },
  };
}
