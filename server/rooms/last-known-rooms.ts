import type { RoomId } from '../../src/protocol/ids.ts';
import type { ConfiguredRoom, ConfiguredRooms } from './configured-rooms.ts';

/** Rooms that are remembered; the one asked for longest ago is forgotten first. */
const MOST = 10_000;

/**
 * How rooms were set up, as far as it is known: while that cannot be found out, as it was known last. So people meet all the
 * same, and nobody comes into a room that was locked when somebody met in it before.
 */
export class LastKnownRooms implements Pick<ConfiguredRooms, 'get'> {
  readonly #rooms: Pick<ConfiguredRooms, 'get'>;
  readonly #onError: (error: unknown) => void;
  readonly #known = new Map<RoomId, ConfiguredRoom>();

  constructor(rooms: Pick<ConfiguredRooms, 'get'>, onError: (error: unknown) => void) {
    this.#rooms = rooms;
    this.#onError = onError;
  }

  async get(id: RoomId): Promise<ConfiguredRoom | undefined> {
    try {
      const room = await this.#rooms.get(id);
      this.#known.delete(id);
      if (room) this.#known.set(id, room);
      const [oldest] = this.#known.keys();
      if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
      return room;
    } catch (error) {
      this.#onError(error);
      return this.#known.get(id);
    }
  }
}
