import type { UserId } from '../../src/protocol/ids.ts';
import type { Notice } from '../../src/protocol/notice.ts';
import type { Notices } from './notices.ts';

/** People whose notices are kept, and notices in all: whose list is longest unchanged loses it first. */
const PEOPLE = 10_000;
const NOTICES = 100_000;

/** Notices in the memory of one server process. */
export class MemoryNotices implements Notices {
  readonly #people = new Map<UserId, readonly Notice[]>();
  #count = 0;

  async of(user: UserId): Promise<readonly Notice[]> {
    return this.#people.get(user) ?? [];
  }

  async change(user: UserId, recipe: (notices: readonly Notice[]) => readonly Notice[]) {
    const before = this.#people.get(user) ?? [];
    const after = recipe(before);
    if (after === before) return { before, after };
    // Maps keep the order of insertion: putting it back makes it the newest.
    this.#people.delete(user);
    if (after.length > 0) this.#people.set(user, after);
    this.#count += after.length - before.length;
    this.#forget();
    return { before, after };
  }

  #forget(): void {
    for (const [user, { length }] of this.#people) {
      if (this.#people.size <= PEOPLE && this.#count <= NOTICES) return;
      this.#people.delete(user);
      this.#count -= length;
    }
  }
}
