import type { UserId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Blocks } from './blocks.ts';

/** People whose blocks are kept; whose are longest unchanged are forgotten first. */
const PEOPLE = 10_000;

/** Blocks in the memory of one server process. */
export class MemoryBlocks implements Blocks {
  readonly #people = new Map<UserId, readonly UserId[]>();

  async of(user: UserId) {
    return this.#people.get(user) ?? [];
  }

  async has(user: UserId, blocked: UserId) {
    return (this.#people.get(user) ?? []).includes(blocked);
  }

  async add(user: UserId, blocked: UserId) {
    const others = (this.#people.get(user) ?? []).filter((one) => one !== blocked);
    this.#put(user, [blocked, ...others].slice(0, LIMITS.blocked));
  }

  async remove(user: UserId, blocked: UserId) {
    this.#put(
      user,
      (this.#people.get(user) ?? []).filter((one) => one !== blocked),
    );
  }

  #put(user: UserId, blocked: readonly UserId[]): void {
    // Maps keep the order of insertion: putting it back makes it the newest.
    this.#people.delete(user);
    if (blocked.length > 0) this.#people.set(user, blocked);
    const [oldest] = this.#people.keys();
    if (this.#people.size > PEOPLE && oldest !== undefined) this.#people.delete(oldest);
  }
}
