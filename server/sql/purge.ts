import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Files } from '../storage/files.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** For how many days things are kept; undefined for ever. */
export interface KeepDays {
  /** And events of which a site could not be told. */
  readonly calls: number | undefined;
  /** And files. */
  readonly messages: number | undefined;
  /** And missed calls. */
  readonly notices: number | undefined;
  readonly quality: number | undefined;
}

const DAY = 86_400_000;
/** Longer than a site is told again of something, and of what waits behind that. */
const TRIED = 3 * DAY;
/** Rows that are removed together, so that nothing else waits for long. */
const BATCH = 500;

interface Aged {
  readonly table: keyof Tables;
  readonly days: keyof KeepDays;
  readonly key: readonly string[];
  /** What is older than a time (milliseconds since the epoch), by an index. */
  readonly old: (until: number) => RawBuilder<unknown>;
}

const AGED: readonly Aged[] = [
  {
    ...{ table: 'calls', days: 'calls', key: ['id'] },
    old: (until) => sql`began < ${until} and ended is not null`,
  },
  {
    // What a site was not told, and will not be: given up, or for an address that is set no more. A place is the time in microseconds.
    ...{ table: 'deliveries', days: 'calls', key: ['id', 'endpoint'] },
    old: (until) =>
      sql`dead = 1 and place < ${until * 1_000} or dead = 0 and place < ${(until - TRIED) * 1_000} and due < ${until}`,
  },
  {
    ...{ table: 'messages', days: 'messages', key: ['room', 'id'] },
    old: (until) => sql`sent < ${until}`,
  },
  { table: 'missed', days: 'notices', key: ['owner', 'id'], old: before },
  { table: 'notices', days: 'notices', key: ['owner', 'id'], old: before },
  { table: 'reports', days: 'quality', key: ['room', 'member', 'instance'], old: before },
];

/** Removes what is older than it is to be kept. Answers with how much that was. */
export async function purge(
  { db }: Database,
  files: Pick<Files, 'remove'>,
  days: KeepDays,
  now: number,
): Promise<number> {
  let total = 0;
  const inParts = async (kind: keyof KeepDays, part: (until: number) => Promise<number>) => {
    const age = days[kind];
    for (let count = age === undefined ? 0 : BATCH; count === BATCH; await setImmediate()) {
      count = await part(now - (age ?? 0) * DAY);
      total += count;
    }
  };
  for (const aged of AGED) await inParts(aged.days, (until) => removeOld(db, aged, until));
  await inParts('messages', async (until) => {
    const old = db.selectFrom('files').select('id').where('at', '<', until).limit(BATCH);
    const rows = await old.execute();
    for (const { id } of rows) await files.remove(id);
    return rows.length;
  });
  return total;
}

async function removeOld(
  db: Database['db'],
  { table, key, old }: Aged,
  until: number,
): Promise<number> {
  const from = sql.table(table);
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const { numAffectedRows = 0n } = await sql`
    delete from ${from} where (${columns}) in (
      select ${columns} from ${from} where ${old(until)} limit ${BATCH})`.execute(db);
  return Number(numAffectedRows);
}

function before(until: number): RawBuilder<unknown> {
  return sql`${sql.ref('at')} < ${until}`;
}
