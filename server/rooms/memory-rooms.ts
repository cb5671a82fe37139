import type { RoomId } from '../../src/protocol/ids.ts';
import type { Change, RoomState, Rooms } from './rooms.ts';
import { withRevision } from './with-revision.ts';

/** Rooms of one server process. */
export class MemoryRooms implements Rooms {
  readonly #rooms = new Map<RoomId, RoomState>();

  async get(id: RoomId): Promise<RoomState | undefined> {
    return this.#rooms.get(id);
  }

  recent(id: RoomId): RoomState | undefined {
    return this.#rooms.get(id);
  }

  async count() {
    const members = [...this.#rooms.values()].map(({ seats }) => Object.keys(seats).length);
    return { rooms: members.length, members: members.reduce((sum, each) => sum + each, 0) };
  }

  async change(
    id: RoomId,
    recipe: (state: RoomState | undefined) => RoomState | undefined,
  ): Promise<Change> {
    const before = this.#rooms.get(id);
    const wanted = recipe(before);
    if (wanted === before) return { before, after: before };
    if (!wanted) {
      this.#rooms.delete(id);
      return { before, after: undefined };
    }
    const after = withRevision(before, wanted);
    this.#rooms.set(id, after);
    return { before, after };
  }
}
