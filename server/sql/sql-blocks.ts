import type { UserId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Blocks } from '../blocks/blocks.ts';
import type { Database } from './database.ts';

/** Blocks in a database. */
export class SqlBlocks implements Blocks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async of(user: UserId) {
    const rows = await this.#database.db
      .selectFrom('blocks')
      .select('blocked')
      .where('owner', '=', user)
      .orderBy('place', 'desc')
      .execute();
    return rows.map(({ blocked }) => blocked);
  }

  async has(user: UserId, blocked: UserId) {
    const row = await this.#database.db
      .selectFrom('blocks')
      .select('place')
      .where('owner', '=', user)
      .where('blocked', '=', blocked)
      .executeTakeFirst();
    return row !== undefined;
  }

  add(user: UserId, blocked: UserId): Promise<void> {
    return this.#database.inTurn(['blocks', user], async (db) => {
      const own = db.selectFrom('blocks').where('owner', '=', user);
      const { last } = await own
        .select((all) => all.fn.max('place').as('last'))
        .executeTakeFirstOrThrow();
      const place = (last ?? 0) + 1;
      await db
        .insertInto('blocks')
        .values({ owner: user, blocked, place })
        .onConflict((on) => on.columns(['owner', 'blocked']).doUpdateSet({ place }))
        .execute();
      const surplus = await own
        .select('place')
        .orderBy('place', 'desc')
        .offset(LIMITS.blocked)
        .limit(1)
        .executeTakeFirst();
      if (!surplus) return;
      await db
        .deleteFrom('blocks')
        .where('owner', '=', user)
        .where('place', '<=', surplus.place)
        .execute();
    });
  }

  async remove(user: UserId, blocked: UserId): Promise<void> {
    await this.#database.inTurn(['blocks', user], (db) =>
      db.deleteFrom('blocks').where('owner', '=', user).where('blocked', '=', blocked).execute(),
    );
  }
}
