import type { UserId } from '../../src/protocol/ids.ts';
import type { MissedCall } from '../../src/protocol/missed.ts';
import type { MissedCalls } from './missed-calls.ts';

/** People whose missed calls are kept. Any id can be rung, so there has to be an end: the one longest unchanged goes. */
const PEOPLE = 10_000;

/** What people missed, in the memory of one server process. */
export class MemoryMissedCalls implements MissedCalls {
  readonly #people = new Map<UserId, readonly MissedCall[]>();

  async of(user: UserId): Promise<readonly MissedCall[]> {
    return this.#people.get(user) ?? [];
  }

  async change(user: UserId, recipe: (calls: readonly MissedCall[]) => readonly MissedCall[]) {
    const before = this.#people.get(user) ?? [];
    const after = recipe(before);
    if (after === before) return { before, after };
    // Maps keep the order of insertion: putting it back makes it the newest.
    this.#people.delete(user);
    if (after.length > 0) this.#people.set(user, after);
    const [oldest] = this.#people.keys();
    if (this.#people.size > PEOPLE && oldest !== undefined) this.#people.delete(oldest);
    return { before, after };
  }
}
