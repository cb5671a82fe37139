import { createHash } from 'node:crypto';
import type { UserId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Subscription, Subscriptions } from '../push/subscriptions.ts';
import type { Database } from './database.ts';

/** Which browsers can be reached, in a database. */
export class SqlSubscriptions implements Subscriptions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async of(user: UserId) {
    const rows = await this.#database.db
      .selectFrom('subscriptions')
      .select(['endpoint', 'body'])
      .where('owner', '=', user)
      .orderBy('place')
      .execute();
    return rows.map(({ endpoint, body }) =>
      this.#database.valueOf<Subscription>('subscriptions', [endpoint, user], body),
    );
  }

  add(user: UserId, subscription: Subscription): Promise<void> {
    const endpoint = digestOf(subscription.subscription.endpoint);
    const body = this.#database.bodyOf('subscriptions', [endpoint, user], subscription);
    return this.#database.inTurn(['subscriptions', user], async (db) => {
      const own = db.selectFrom('subscriptions').where('owner', '=', user);
      const { last } = await own
        .select((all) => all.fn.max('place').as('last'))
        .executeTakeFirstOrThrow();
      const row = { owner: user, place: (last ?? 0) + 1, body };
      await db
        .insertInto('subscriptions')
        .values({ endpoint, ...row })
        .onConflict((on) => on.column('endpoint').doUpdateSet(row))
        .execute();
      const surplus = await own
        .select('place')
        .orderBy('place', 'desc')
        .offset(LIMITS.subscriptions)
        .limit(1)
        .executeTakeFirst();
      if (!surplus) return;
      await db
        .deleteFrom('subscriptions')
        .where('owner', '=', user)
        .where('place', '<=', surplus.place)
        .execute();
    });
  }

  async remove(user: UserId, endpoint: string): Promise<void> {
    await this.#database.inTurn(['subscriptions', user], (db) =>
      db
        .deleteFrom('subscriptions')
        .where('endpoint', '=', digestOf(endpoint))
        .where('owner', '=', user)
        .execute(),
    );
  }
}

/** Whoever knows an endpoint can send to it, so it is only in what can be sealed. */
const digestOf = (endpoint: string): string =>
  createHash('sha256').update(endpoint).digest('base64url');
