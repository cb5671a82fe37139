import type { RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Person } from '../../src/protocol/presence.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../session.ts';
import type { Redis } from './connect-redis.ts';

/** The hash of all sessions. */
const SESSIONS = 'sessions';
/** Counts those that have come: nodes have clocks of their own, and two may come at once. */
const CAME = 'sessions came';
/** Of one person: each session's entry under its id, and `session room` for each place of it. Session ids have no blanks. */
const ofUser = (user: UserId): string => `person:${user}`;
const onNode = (node: string): string => `sessions on ${node}`;

interface Entry {
  readonly name: string;
  /** The how many-th it was; the newest has the name that counts. */
  readonly place: number;
  readonly callWaiting: boolean;
}

interface Known {
  readonly entry: Entry;
  readonly rooms: readonly RoomId[];
}

/** People whom all nodes know. */
export class RedisPeople implements People {
  readonly #redis: Redis;
  readonly #node: () => string;

  /** `node`: under which this node is known. */
  constructor(redis: Redis, node: () => string) {
    this.#redis = redis;
    this.#node = node;
  }

  async add(session: Session): Promise<void> {
    const { id, user, name } = session;
    const place = await this.#redis.incr(CAME);
    const entry: Entry = { name, place, callWaiting: true };
    const node = this.#node();
    await this.#redis
      .multi()
      .hSet(SESSIONS, id, JSON.stringify({ session, node }))
      .hSet(ofUser(user), id, JSON.stringify(entry))
      .sAdd(onNode(node), id)
      .exec();
  }

  async remove(id: SessionId): Promise<void> {
    const found = await this.#find(id);
    if (!found) return;
    const { session, node } = found;
    const places = (await this.placesOf(id)).map((room) => `${id} ${room}`);
    await this.#redis
      .multi()
      .hDel(SESSIONS, id)
      .hDel(ofUser(session.user), [id, ...places])
      .sRem(onNode(node), id)
      .exec();
  }

  async place(id: SessionId, room: RoomId, isIn: boolean): Promise<boolean> {
    const user = (await this.#find(id))?.session.user;
    if (user === undefined) return false;
    if (isIn) return this.#redis.setBeside(ofUser(user), id, `${id} ${room}`, '');
    await this.#redis.hDel(ofUser(user), `${id} ${room}`);
    return true;
  }

  async placesOf(id: SessionId): Promise<readonly RoomId[]> {
    const user = (await this.#find(id))?.session.user;
    return user === undefined ? [] : ((await this.#sessionsOf(user)).get(id)?.rooms ?? []);
  }

  async setCallWaiting(id: SessionId, on: boolean): Promise<void> {
    const user = (await this.#find(id))?.session.user;
    const known = user === undefined ? undefined : (await this.#sessionsOf(user)).get(id);
    if (user === undefined || !known) return;
    const entry: Entry = { ...known.entry, callWaiting: on };
    await this.#redis.setBeside(ofUser(user), id, id, JSON.stringify(entry));
  }

  async isTaken(user: UserId): Promise<boolean> {
    const all = [...(await this.#sessionsOf(user)).values()];
    return all.some(({ entry, rooms }) => rooms.length > 0 && !entry.callWaiting);
  }

  async sessions(user: UserId): Promise<number> {
    return (await this.#sessionsOf(user)).size;
  }

  async get(user: UserId): Promise<Person> {
    const all = [...(await this.#sessionsOf(user)).values()];
    const [newest] = all.sort((a, b) => b.entry.place - a.entry.place);
    if (!newest) return { user, name: user, status: 'offline' };
    const busy = all.some(({ rooms }) => rooms.length > 0);
    return { user, name: newest.entry.name, status: busy ? 'busy' : 'available' };
  }

  async everyone(): Promise<readonly Person[]> {
    const all = (await this.#redis.hVals(SESSIONS)).map(read);
    const users = [...new Set(all.map(({ session }) => session.user))];
    return Promise.all(users.map((user) => this.get(user)));
  }

  /** The sessions of a node, which may be no more. */
  async onNode(node: string): Promise<readonly Session[]> {
    const ids = await this.#redis.sMembers(onNode(node));
    if (ids.length === 0) return [];
    const found = await this.#redis.hmGet(SESSIONS, ids);
    return found.flatMap((text) => (text === null ? [] : read(text).session));
  }

  async #find(id: SessionId) {
    const text = await this.#redis.hGet(SESSIONS, id);
    return text === null ? undefined : read(text);
  }

  async #sessionsOf(user: UserId): Promise<ReadonlyMap<SessionId, Known>> {
    const fields = Object.entries(await this.#redis.hGetAll(ofUser(user)));
    const entries = fields.filter(([field]) => !field.includes(' '));
    return new Map(
      entries.map(([id, text]) => {
        const places = fields.filter(([field]) => field.startsWith(`${id} `));
        const rooms = places.map(([field]) => field.slice(id.length + 1));
        return [id, { entry: JSON.parse(text) as Entry, rooms }];
      }),
    );
  }
}

const read = (text: string) =>
  JSON.parse(text) as { readonly session: Session; readonly node: string };
