import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { SEALED_BY, type SealedTable } from './tables.ts';

/** Rows that are looked at together. */
const BATCH = 200;

type Row = Readonly<Record<string, string>> & { readonly body: string };

/**
 * Seals all that is kept with the first key, also what was never sealed, while a server may go on. It can be stopped and
 * started again at any time. Then the other keys are forgotten. Answers with how many bodies were sealed anew.
 */
export async function rotateKeys(database: Database, first: string): Promise<number> {
  let total = 0;
  for (;;) {
    let count = 0;
    for (const table of Object.keys(SEALED_BY) as SealedTable[])
      count += await rotateTable(database, table, first);
    total += count;
    // What a server wrote meanwhile with another first key is found the next time.
    if (count === 0) break;
  }
  await database.db.deleteFrom('sealing_keys').where('id', '!=', first).execute();
  return total;
}

async function rotateTable(database: Database, table: SealedTable, first: string): Promise<number> {
  const columns = SEALED_BY[table].map((column) => sql.ref(column));
  const key = sql.join(columns);
  const from = sql.table(table);
  let last: readonly string[] | undefined;
  let count = 0;
  for (;;) {
    const rest = last ? sql`where (${key}) > (${sql.join(last)})` : sql``;
    const { rows } = await sql<Row>`
      select ${key}, body from ${from} ${rest} order by ${key} limit ${BATCH}`.execute(database.db);
    for (const row of rows) {
      const values = SEALED_BY[table].map((column) => row[column] ?? '');
      last = values;
      if (row.body.startsWith(`sealed:${first}:`)) continue;
      const place = [table, ...values];
      const body = database.seals.seal(place, database.seals.open(place, row.body));
      // What has changed meanwhile is another text, and was sealed by whoever changed it.
      await sql`
        update ${from} set body = ${body}
        where (${key}) = (${sql.join(values)}) and body = ${row.body}`.execute(database.db);
      count += 1;
    }
    if (rows.length < BATCH) return count;
    await setImmediate();
  }
}
