import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Rows that are copied together. */
const BATCH = 200;

/** The columns that name a row of each table; in an order in which nothing is copied before what it refers to. */
const KEYS: Readonly<Record<keyof Tables, readonly string[]>> = {
  messages: ['room', 'id'],
  missed: ['owner', 'id'],
  notices: ['owner', 'id'],
  reports: ['room', 'member', 'instance'],
  subscriptions: ['endpoint'],
  calls: ['id'],
  call_people: ['call', 'person'],
  configured_rooms: ['id'],
  blocks: ['owner', 'blocked'],
  files: ['id'],
  deliveries: ['id', 'endpoint'],
  sealing_keys: ['id'],
};

type Row = Readonly<Record<string, string | number | null>>;

/** Copies all that one database keeps into another one, as it is there. What is there already stays. Answers with how many rows. */
export async function copyAll(from: Database, to: Database): Promise<number> {
  let total = 0;
  for (const table of Object.keys(KEYS) as (keyof Tables)[]) {
    const key = sql.join(KEYS[table].map((column) => sql.ref(column)));
    for (let last: Row | undefined; ; ) {
      const values = last && KEYS[table].map((column) => last?.[column]);
      const rest = values ? sql`where (${key}) > (${sql.join(values)})` : sql``;
      const { rows } = await sql<Row>`
        select * from ${sql.table(table)} ${rest} order by ${key} limit ${BATCH}`.execute(from.db);
      if (rows.length > 0)
        await to.db
          .insertInto(table)
          .values(rows.map((row) => ({ ...row })) as never)
          .onConflict((on) => on.doNothing())
          .execute();
      total += rows.length;
      last = rows.at(-1);
      if (rows.length < BATCH) break;
      await setImmediate();
    }
  }
  return total;
}
