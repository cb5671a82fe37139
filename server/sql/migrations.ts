import { type Kysely, type Migration, Migrator, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Which database it is, where the two are not alike. */
export type Kind = 'sqlite' | 'postgres';

type Migrations = Readonly<Record<string, Migration>>;

/** What was released is never changed: a table gets another form by another migration. */
const migrationsFor = (kind: Kind): Migrations => ({
  '001-begin': { up: (db) => begin(db, kind) },
  '002-webhooks': { up: (db) => webhooks(db, kind) },
});

/** Brings a database to the form that this version needs; a new one begins with nothing. Rejects where that cannot be. */
export async function migrate(db: Kysely<Tables>, kind: Kind): Promise<void> {
  const provider = { getMigrations: async () => migrationsFor(kind) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}

// biome-ignore lint/suspicious/noExplicitAny: what a table was like then, no type says any more.
async function begin(db: Kysely<any>, kind: Kind): Promise<void> {
  const key = keyText(kind);
  const { schema } = db;
  await schema
    .createTable('messages')
    .addColumn('room', key, (is) => is.notNull())
    .addColumn('id', key, (is) => is.notNull())
    .addColumn('sent', 'bigint', (is) => is.notNull())
    .addColumn('author', key, (is) => is.notNull())
    .addColumn('live', 'integer', (is) => is.notNull())
    .addColumn('size', 'integer', (is) => is.notNull())
    .addColumn('body', 'text', (is) => is.notNull())
    .addPrimaryKeyConstraint('messages_key', ['room', 'id'])
    .addUniqueConstraint('messages_in_order', ['room', 'sent'])
    .execute();
  await index('messages', ['author', 'room', 'sent']);
  await index('messages', ['sent']);
  for (const table of ['missed', 'notices']) {
    await schema
      .createTable(table)
      .addColumn('owner', key, (is) => is.notNull())
      .addColumn('id', key, (is) => is.notNull())
      .addColumn('place', 'bigint', (is) => is.notNull())
      .addColumn('at', 'bigint', (is) => is.notNull())
      .addColumn('cause', key)
      .addColumn('body', 'text', (is) => is.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['owner', 'id'])
      .execute();
    await index(table, ['owner', 'place']);
    await index(table, ['cause']);
    await index(table, ['at']);
  }
  await schema
    .createTable('reports')
    .addColumn('room', key, (is) => is.notNull())
    .addColumn('member', key, (is) => is.notNull())
    .addColumn('instance', key, (is) => is.notNull())
    .addColumn('owner', key, (is) => is.notNull())
    .addColumn('at', 'bigint', (is) => is.notNull())
    .addColumn('body', 'text', (is) => is.notNull())
    .addPrimaryKeyConstraint('reports_key', ['room', 'member', 'instance'])
    .execute();
  await index('reports', ['room', 'at']);
  await index('reports', ['owner', 'at']);
  await index('reports', ['at']);
  await schema
    .createTable('subscriptions')
    .addColumn('endpoint', key, (is) => is.notNull().primaryKey())
    .addColumn('owner', key, (is) => is.notNull())
    .addColumn('place', 'bigint', (is) => is.notNull())
    .addColumn('body', 'text', (is) => is.notNull())
    .execute();
  await index('subscriptions', ['owner', 'place']);
  await schema
    .createTable('calls')
    .addColumn('id', key, (is) => is.notNull().primaryKey())
    .addColumn('room', key, (is) => is.notNull())
    .addColumn('began', 'bigint', (is) => is.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('reason', key)
    .addColumn('body', 'text', (is) => is.notNull())
    .execute();
  await index('calls', ['began', 'id']);
  await index('calls', ['room', 'began', 'id']);
  await schema
    .createIndex('calls_active')
    .on('calls')
    .columns(['began', 'id'])
    .where(sql.ref('ended'), 'is', null)
    .execute();
  await schema
    .createTable('call_people')
    .addColumn('call', key, (is) => is.notNull().references('calls.id').onDelete('cascade'))
    .addColumn('person', key, (is) => is.notNull())
    .addColumn('began', 'bigint', (is) => is.notNull())
    .addPrimaryKeyConstraint('call_people_key', ['call', 'person'])
    .execute();
  await index('call_people', ['person', 'began', 'call']);
  await schema
    .createTable('configured_rooms')
    .addColumn('id', key, (is) => is.notNull().primaryKey())
    .addColumn('owner', key, (is) => is.notNull())
    .addColumn('body', 'text', (is) => is.notNull())
    .execute();
  await index('configured_rooms', ['owner', 'id']);
  await schema
    .createTable('blocks')
    .addColumn('owner', key, (is) => is.notNull())
    .addColumn('blocked', key, (is) => is.notNull())
    .addColumn('place', 'bigint', (is) => is.notNull())
    .addPrimaryKeyConstraint('blocks_key', ['owner', 'blocked'])
    .execute();
  await index('blocks', ['owner', 'place']);
  await index('blocks', ['blocked']);
  await schema
    .createTable('files')
    .addColumn('id', key, (is) => is.notNull().primaryKey())
    .addColumn('room', key, (is) => is.notNull())
    .addColumn('owner', key, (is) => is.notNull())
    .addColumn('size', 'bigint', (is) => is.notNull())
    .addColumn('at', 'bigint', (is) => is.notNull())
    .addColumn('body', 'text', (is) => is.notNull())
    .execute();
  await index('files', ['room']);
  await index('files', ['owner']);
  await index('files', ['at']);
  await schema
    .createTable('sealing_keys')
    .addColumn('id', key, (is) => is.notNull().primaryKey())
    .addColumn('sample', 'text', (is) => is.notNull())
    .execute();

  function index(table: string, columns: readonly string[]): Promise<void> {
    const name = `${table}_by_${columns.join('_')}`;
    return schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a table was like then, no type says any more.
async function webhooks({ schema }: Kysely<any>, kind: Kind): Promise<void> {
  const key = keyText(kind);
  await schema
    .createTable('deliveries')
    .addColumn('id', key, (is) => is.notNull())
    .addColumn('endpoint', key, (is) => is.notNull())
    .addColumn('call', key, (is) => is.notNull())
    .addColumn('place', 'bigint', (is) => is.notNull())
    .addColumn('tries', 'integer', (is) => is.notNull())
    .addColumn('due', 'bigint', (is) => is.notNull())
    .addColumn('dead', 'integer', (is) => is.notNull())
    .addColumn('body', 'text', (is) => is.notNull())
    .addPrimaryKeyConstraint('deliveries_key', ['id', 'endpoint'])
    .execute();
  for (const columns of [
    ['dead', 'place'],
    ['endpoint', 'dead', 'due'],
    ['endpoint', 'call', 'dead', 'place'],
  ]) {
    await schema
      .createIndex(`deliveries_by_${columns.join('_')}`)
      .on('deliveries')
      .columns(columns)
      .execute();
  }
}

/** Ids are compared byte by byte in both, whatever language a database was made for. */
const keyText = (kind: Kind): RawBuilder<unknown> =>
  kind === 'postgres' ? sql`text collate "C"` : sql`text`;
