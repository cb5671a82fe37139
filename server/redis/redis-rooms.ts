import type { RoomId } from '../../src/protocol/ids.ts';
import type { Change, RoomState, Rooms } from '../rooms/rooms.ts';
import { withRevision } from '../rooms/with-revision.ts';
import type { RedisLink } from './connect-redis.ts';
import { RedisStates } from './redis-states.ts';

/** The hash of all rooms, with how many members each has. */
const ROOMS = 'rooms';
const CHANGED = 'call:rooms:changed';
/** Rooms that a node remembers; the one that it has heard of longest ago is forgotten first. */
const REMEMBERED = 10_000;

/** Rooms that all nodes share, and what this node has seen of them last. */
export class RedisRooms implements Rooms {
  readonly #link: RedisLink;
  readonly #node: string;
  readonly #states: RedisStates<RoomState>;
  readonly #seen = new Map<RoomId, RoomState>();
  /** Rooms that are being read, until another node changes them. */
  readonly #reading = new Map<RoomId, symbol>();

  constructor(link: RedisLink, node: string) {
    this.#link = link;
    this.#node = node;
    this.#states = new RedisStates<RoomState>(link.redis, {
      keyOf: (id) => `room:${id}`,
      indexesOf: () => [ROOMS],
      sizeOf: ({ seats }) => Object.keys(seats).length,
      channel: { name: CHANGED, messageFor: (id) => `${node} ${id}` },
    });
  }

  /** Listens to what other nodes change. */
  async begin(): Promise<void> {
    await this.#link.subscriber.subscribe(CHANGED, (message) => {
      const at = message.indexOf(' ');
      if (message.slice(0, at) !== this.#node) this.#forget(message.slice(at + 1));
    });
    // What was changed while nobody listened was not heard.
    for (const event of ['reconnecting', 'ready']) {
      this.#link.subscriber.on(event, () => {
        this.#seen.clear();
        this.#reading.clear();
      });
    }
  }

  async get(id: RoomId): Promise<RoomState | undefined> {
    const mine = this.#begin(id);
    try {
      const state = await this.#states.get(id);
      if (state && this.#reading.get(id) === mine) this.#remember(id, state);
      return state;
    } finally {
      if (this.#reading.get(id) === mine) this.#reading.delete(id);
    }
  }

  recent(id: RoomId): RoomState | undefined {
    return this.#seen.get(id);
  }

  async count() {
    const sizes = (await this.#link.redis.hVals(ROOMS)).map(Number);
    return { rooms: sizes.length, members: sizes.reduce((sum, size) => sum + size, 0) };
  }

  async change(
    id: RoomId,
    recipe: (state: RoomState | undefined) => RoomState | undefined,
  ): Promise<Change> {
    const mine = this.#begin(id);
    let isLast = false;
    const change = await this.#states
      .change(id, (before) => {
        const wanted = recipe(before);
        return wanted && wanted !== before ? withRevision(before, wanted) : wanted;
      })
      .finally(() => {
        isLast = this.#reading.get(id) === mine;
        // What others are reading may be from before this.
        this.#forget(id);
      });
    if (isLast && change.after) this.#remember(id, change.after);
    return change;
  }

  /** Notes that a room is being read or changed: what is found is remembered if nobody else has begun since. */
  #begin(id: RoomId): symbol {
    const mine = Symbol(id);
    this.#reading.set(id, mine);
    return mine;
  }

  #remember(id: RoomId, state: RoomState): void {
    this.#seen.delete(id);
    this.#seen.set(id, state);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
  }

  #forget(id: RoomId): void {
    this.#seen.delete(id);
    this.#reading.delete(id);
  }
}
