import type { Transaction } from 'kysely';
import type { UserId } from '../../src/protocol/ids.ts';
import type { Database } from './database.ts';
import { listChange, type Placed } from './listed-state.ts';
import type { Tables } from './tables.ts';

interface Item {
  readonly id: string;
  readonly at: number;
}

type Table = 'missed' | 'notices';
type Recipe<T> = (list: readonly T[]) => readonly T[];

/** Lists of people, first item first: a row for each item. */
export class SqlList<T extends Item> {
  readonly #database: Database;
  readonly #table: Table;
  readonly #causeOf: (item: T) => string | undefined;

  constructor(database: Database, table: Table, causeOf: (item: T) => string | undefined) {
    this.#database = database;
    this.#table = table;
    this.#causeOf = causeOf;
  }

  async of(user: UserId): Promise<readonly T[]> {
    return (await this.#read(this.#database.db, user)).map(({ item }) => item);
  }

  change(user: UserId, recipe: Recipe<T>) {
    const database = this.#database;
    const table = this.#table;
    return database.inTurn([table, user], async (db) => {
      const placed = await this.#read(db, user);
      const before = placed.map(({ item }) => item);
      const after = recipe(before);
      if (after === before) return { before, after };
      const { gone, put } = listChange(placed, after);
      if (gone.length > 0)
        await db.deleteFrom(table).where('owner', '=', user).where('id', 'in', gone).execute();
      for (const { item, place } of put) {
        const body = database.bodyOf(table, [user, item.id], item);
        const row = { place, at: item.at, cause: this.#causeOf(item) ?? null, body };
        await db
          .insertInto(table)
          .values({ owner: user, id: item.id, ...row })
          .onConflict((on) => on.columns(['owner', 'id']).doUpdateSet(row))
          .execute();
      }
      return { before, after };
    });
  }

  async #read(db: Database['db'] | Transaction<Tables>, user: UserId): Promise<Placed<T>[]> {
    const table = this.#table;
    const rows = await db
      .selectFrom(table)
      .select(['id', 'place', 'body'])
      .where('owner', '=', user)
      .orderBy('place', 'desc')
      .execute();
    return rows.map(({ id, place, body }) => ({
      place,
      item: this.#database.valueOf<T>(table, [user, id], body),
    }));
  }
}
