import { newId } from '../../src/base/new-id.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Redis } from './connect-redis.ts';

interface Kind<T> {
  readonly keyOf: (id: string) => string;
  /** Hashes in which the id is found, and what stands beside it there. What they are never changes. */
  readonly indexesOf: (state: T) => readonly string[];
  readonly sizeOf?: (state: T) => number;
  /** Where it is published which ones change. */
  readonly channel?: { readonly name: string; readonly messageFor: (id: string) => string };
}

/** How often a change is tried before others who change the same are too many. Each time somebody has succeeded. */
const TRIES = 100;

/** States in Redis that are changed atomically, by whichever node: read, thought over, and swapped if still the same. */
export class RedisStates<T> {
  readonly #redis: Redis;
  readonly #kind: Kind<T>;

  constructor(redis: Redis, kind: Kind<T>) {
    this.#redis = redis;
    this.#kind = kind;
  }

  async get(id: string): Promise<T | undefined> {
    return (await this.#read(id)).state;
  }

  async all(ids: readonly string[]): Promise<readonly T[]> {
    if (ids.length === 0) return [];
    const found = await this.#redis.mGet(ids.map(this.#kind.keyOf));
    return found.flatMap((text) => parsed<T>(text).state ?? []);
  }

  async change(id: string, recipe: (state: T | undefined) => T | undefined) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { version, state: before } = await this.#read(id);
      const after = recipe(before);
      if (after === before) return { before, after };
      if (await this.#swap(id, version, before, after)) return { before, after };
    }
    throw new CallError('internal', 'too many change the same at once');
  }

  async #read(id: string) {
    return parsed<T>(await this.#redis.get(this.#kind.keyOf(id)));
  }

  #swap(id: string, version: string, before: T | undefined, after: T | undefined) {
    const { keyOf, indexesOf, sizeOf, channel } = this.#kind;
    const state = after ?? before;
    return this.#redis.swap({
      ...{ key: keyOf(id), id, version },
      indexes: state === undefined ? [] : indexesOf(state),
      // Versions are made up and not counted: what is removed and made again is another one.
      value: after === undefined ? '' : `${newId()}|${JSON.stringify(after)}`,
      size: (after !== undefined && sizeOf?.(after)) || 0,
      channel: channel?.name ?? '',
      message: channel?.messageFor(id) ?? '',
    });
  }
}

function parsed<T>(text: string | null): { readonly version: string; readonly state?: T } {
  if (text === null) return { version: '' };
  const end = text.indexOf('|');
  return { version: text.slice(0, end), state: JSON.parse(text.slice(end + 1)) as T };
}
