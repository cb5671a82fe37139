import type { RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Person } from '../../src/protocol/presence.ts';
import type { Session } from '../session.ts';
import type { People } from './people.ts';

interface Entry {
  readonly session: Session;
  readonly rooms: Set<RoomId>;
  callWaiting: boolean;
}

/** People of one server process. */
export class MemoryPeople implements People {
  readonly #sessions = new Map<SessionId, Entry>();
  readonly #users = new Map<UserId, Map<SessionId, Entry>>();

  async add(session: Session): Promise<void> {
    const entry: Entry = { session, rooms: new Set(), callWaiting: true };
    this.#sessions.set(session.id, entry);
    const own = this.#users.get(session.user) ?? new Map<SessionId, Entry>();
    this.#users.set(session.user, own.set(session.id, entry));
  }

  async remove(id: SessionId): Promise<void> {
    const user = this.#sessions.get(id)?.session.user;
    if (user === undefined) return;
    this.#sessions.delete(id);
    const own = this.#users.get(user);
    own?.delete(id);
    if (own?.size === 0) this.#users.delete(user);
  }

  async place(id: SessionId, room: RoomId, isIn: boolean): Promise<boolean> {
    const rooms = this.#sessions.get(id)?.rooms;
    if (isIn) rooms?.add(room);
    else rooms?.delete(room);
    return rooms !== undefined;
  }

  async placesOf(id: SessionId): Promise<readonly RoomId[]> {
    return [...(this.#sessions.get(id)?.rooms ?? [])];
  }

  async setCallWaiting(id: SessionId, on: boolean): Promise<void> {
    const entry = this.#sessions.get(id);
    if (entry) entry.callWaiting = on;
  }

  async isTaken(user: UserId): Promise<boolean> {
    const entries = [...(this.#users.get(user)?.values() ?? [])];
    return entries.some(({ rooms, callWaiting }) => rooms.size > 0 && !callWaiting);
  }

  async sessions(user: UserId): Promise<number> {
    return this.#users.get(user)?.size ?? 0;
  }

  async get(user: UserId): Promise<Person> {
    return this.#person(user);
  }

  async everyone(): Promise<readonly Person[]> {
    return [...this.#users.keys()].map((user) => this.#person(user));
  }

  #person(user: UserId): Person {
    const entries = [...(this.#users.get(user)?.values() ?? [])];
    const newest = entries.at(-1);
    if (!newest) return { user, name: user, status: 'offline' };
    const busy = entries.some(({ rooms }) => rooms.size > 0);
    return { user, name: newest.session.name, status: busy ? 'busy' : 'available' };
  }
}
