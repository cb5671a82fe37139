import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { ConfiguredRoom, ConfiguredRooms } from './configured-rooms.ts';

/** Rooms that were set up, in the memory of one server process. */
export class MemoryConfiguredRooms implements ConfiguredRooms {
  readonly #rooms = new Map<RoomId, ConfiguredRoom>();

  async get(id: RoomId) {
    return this.#rooms.get(id);
  }

  async change(
    id: RoomId,
    recipe: (room: ConfiguredRoom | undefined) => ConfiguredRoom | undefined,
  ) {
    const before = this.#rooms.get(id);
    const after = recipe(before);
    if (after) this.#rooms.set(id, after);
    else this.#rooms.delete(id);
    return { before, after };
  }

  async list(by: UserId | undefined, { after, limit }: { after?: RoomId; limit: number }) {
    const rest = [...this.#rooms.values()]
      .filter((room) => by === undefined || room.by === by)
      .filter(({ id }) => after === undefined || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return { rooms: rest.slice(0, limit), more: rest.length > limit };
  }
}
