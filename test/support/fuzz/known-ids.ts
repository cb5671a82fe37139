import { type Kind, type Ref, withoutRefs } from './ref.ts';

interface Known {
  readonly value: unknown;
  /** The room that it is of. */
  readonly room?: string;
  /** Whose it is. */
  readonly users?: readonly string[];
  /** To whom alone it is of no use: one's own member, to oneself. */
  readonly notFor?: string | undefined;
}

/** Who sends a message, and which room it is about. */
export interface From {
  readonly user: string;
  readonly room: string | undefined;
}

/** So many of a kind are remembered: the newest, since what is long over says little. */
const MOST = 60;

/** The ids that exist on a server, as those in it have heard of them: for messages to name them. */
export class KnownIds {
  readonly #kinds = new Map<Kind, Map<string, Known>>();

  add(kind: Kind, value: unknown, about: Omit<Known, 'value'> = {}): void {
    const all = this.#kinds.get(kind) ?? new Map<string, Known>();
    this.#kinds.set(kind, all);
    const key = JSON.stringify(value);
    const old = all.get(key);
    all.delete(key);
    all.set(key, { ...old, value, ...about });
    const [oldest] = all.keys();
    if (all.size > MOST && oldest !== undefined) all.delete(oldest);
  }

  /** What is no more. */
  forget(kind: Kind, value: unknown): void {
    this.#kinds.get(kind)?.delete(JSON.stringify(value));
  }

  /** A drawn payload with ids in place of its references. */
  resolve(payload: unknown, from: From): unknown {
    return withoutRefs(payload, (ref) => this.#find(ref, from));
  }

  #find({ kind, pick, isNear, spare, isOptional }: Ref, from: From): unknown {
    if (kind === 'room' && isNear && from.room !== undefined) return from.room;
    const all = [...(this.#kinds.get(kind)?.values() ?? [])];
    const near = isNear ? all.filter((one) => isNearTo(one, from)) : [];
    if (isNear && isOptional && near.length === 0) return undefined;
    const found = near.length > 0 ? near : all;
    return found.length > 0 ? found[pick % found.length]?.value : spare;
  }
}

/** What is of a room is near where that is meant; what is only somebody's, for its owner. */
const isNearTo = ({ room, users, notFor }: Known, from: From): boolean =>
  notFor !== from.user &&
  (room === undefined || room === from.room) &&
  (users === undefined || users.includes(from.user));
