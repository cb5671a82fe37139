import { type Kysely, sql, type Transaction } from 'kysely';
import type { Kind } from './migrations.ts';
import type { Seals } from './seals.ts';
import type { SealedTable, Tables } from './tables.ts';

/** How often a change is tried that crosses another one. */
const TRIES = 5;
/** PostgreSQL: could not serialize, and deadlock. Nothing has happened, and the next try is another one. */
const CROSSED: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** A database, whichever of the two. */
export class Database {
  readonly db: Kysely<Tables>;
  readonly kind: Kind;
  readonly seals: Seals;

  constructor(db: Kysely<Tables>, kind: Kind, seals: Seals) {
    this.db = db;
    this.kind = kind;
    this.seals = seals;
  }

  /**
   * Does something as one change: all of it or nothing, and one after the other with all else that is done by the same
   * key, on whichever node. What is thrown is thrown, and then nothing was done. It may run again.
   */
  async inTurn<T>(
    key: readonly string[],
    work: (db: Transaction<Tables>) => Promise<T>,
  ): Promise<T> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await this.db.transaction().execute(async (db) => {
          // In SQLite, whoever writes is the only one anyway.
          if (this.kind === 'postgres') {
            const name = JSON.stringify(key);
            await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
          }
          return await work(db);
        });
      } catch (error) {
        if (left === 1 || !CROSSED.has((error as { code?: unknown }).code)) throw error;
      }
    }
  }

  /** What is written for a value in the row with this key. */
  bodyOf(table: SealedTable, key: readonly string[], value: unknown): string {
    // JSON says with backslashes what a database would not take: characters without a meaning, halves of others.
    return this.seals.seal([table, ...key], JSON.stringify(value));
  }

  /** The value that was written in the row with this key. Throws where it is sealed by an unknown key, or not this row's. */
  valueOf<T>(table: SealedTable, key: readonly string[], body: string): T {
    return JSON.parse(this.seals.open([table, ...key], body)) as T;
  }

  async isReachable(): Promise<boolean> {
    return sql`select 1`.execute(this.db).then(
      () => true,
      () => false,
    );
  }

  close(): Promise<void> {
    return this.db.destroy();
  }
}
