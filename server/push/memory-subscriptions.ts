import type { UserId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** People whose subscriptions are kept. */
export const MOST = 10_000;

/** Subscriptions of one server process. Pages say theirs again with every connection, so a new start finds them again. */
export class MemorySubscriptions implements Subscriptions {
  readonly #people = new Map<UserId, readonly Subscription[]>();
  readonly #owners = new Map<string, UserId>();

  async of(user: UserId): Promise<readonly Subscription[]> {
    return this.#people.get(user) ?? [];
  }

  async add(user: UserId, subscription: Subscription): Promise<void> {
    const { endpoint } = subscription.subscription;
    this.#drop(endpoint);
    const all = [...(this.#people.get(user) ?? []), subscription];
    for (const { subscription: old } of all.splice(0, all.length - LIMITS.subscriptions))
      this.#owners.delete(old.endpoint);
    // A person who is there already would keep the old place in the order.
    this.#people.delete(user);
    this.#people.set(user, all);
    this.#owners.set(endpoint, user);
    // Whose last subscription is the oldest gives way: on an open server anybody can be anybody.
    const [oldest] = this.#people.keys();
    if (this.#people.size > MOST && oldest !== undefined) this.#forget(oldest);
  }

  async remove(user: UserId, endpoint: string): Promise<void> {
    if (this.#owners.get(endpoint) === user) this.#drop(endpoint);
  }

  #forget(user: UserId): void {
    for (const { subscription } of this.#people.get(user) ?? [])
      this.#owners.delete(subscription.endpoint);
    this.#people.delete(user);
  }

  #drop(endpoint: string): void {
    const user = this.#owners.get(endpoint);
    if (user === undefined) return;
    this.#owners.delete(endpoint);
    const left = (this.#people.get(user) ?? []).filter(
      ({ subscription }) => subscription.endpoint !== endpoint,
    );
    if (left.length > 0) this.#people.set(user, left);
    else this.#people.delete(user);
  }
}
