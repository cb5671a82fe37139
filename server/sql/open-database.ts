import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { ConfigError } from '../config-error.ts';
import { Database } from './database.ts';
import type { DurablePlace } from './database-place.ts';
import { checkKeys, sealsBy } from './known-keys.ts';
import { type Kind, migrate } from './migrations.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import type { SealingKey } from './sealing-key.ts';
import type { Tables } from './tables.ts';

interface Opened {
  readonly db: Kysely<Tables>;
  readonly kind: Kind;
}

/** Milliseconds for which a start waits for another process that writes. Later, waiting is the driver's. */
const PATIENCE = 10_000;
const BRIEFLY = 20;
/** Connections to PostgreSQL, and milliseconds within which one has to be had. */
const CONNECTIONS = 10;
const CONNECT = 5_000;
/** Milliseconds within which it has to answer, lest whoever waits does so for ever. */
const ANSWER = 15_000;

/**
 * Opens a database, and brings it to the form that this version needs. Rejects with a `ConfigError` that says why it
 * cannot be used, and never how one signs in there. `onError` hears of connections that break.
 */
export async function openDatabase(
  place: DurablePlace,
  keys: readonly SealingKey[],
  onError: (error: unknown) => void,
): Promise<Database> {
  const { db, kind } =
    place.kind === 'postgres'
      ? await openPostgres(place.url, onError)
      : await openSqlite(resolve(place.file));
  const database = new Database(db, kind, sealsBy(keys));
  try {
    await checkKeys(database, keys);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openSqlite(file: string): Promise<Opened> {
  const { DatabaseSync } = await import('node:sqlite').catch(() => {
    throw new ConfigError('DATABASE_URL: SQLite needs Node.js 22.13 or later.');
  });
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // What SQLite puts beside it has the same rights.
    await (await open(file, 'a', 0o600)).close();
    const sqlite = new DatabaseSync(file, { timeout: PATIENCE });
    try {
      sqlite.exec('pragma journal_mode = wal; pragma synchronous = normal');
      sqlite.exec('pragma foreign_keys = on');
      const db = await ready(new Kysely({ dialect: new NodeSqliteDialect(sqlite) }), 'sqlite');
      sqlite.exec(`pragma busy_timeout = ${BRIEFLY}`);
      return db;
    } catch (error) {
      if (sqlite.isOpen) sqlite.close();
      throw error;
    }
  } catch (error) {
    throw new ConfigError(`DATABASE_URL: cannot use ${file} (${reasonOf(error)}).`);
  }
}

async function openPostgres(url: string, onError: (error: unknown) => void): Promise<Opened> {
  const { default: pg } = await import('pg');
  const { types } = pg;
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT,
    application_name: 'call-elements',
    query_timeout: ANSWER,
    // A node that stands still in the middle of something does not keep the others from it.
    idle_in_transaction_session_timeout: ANSWER,
    lock_timeout: ANSWER / 2,
    keepAlive: true,
    // Times and counts are far from where numbers end to be exact.
    types: {
      getTypeParser: ((id, format) =>
        id === types.builtins.INT8
          ? Number
          : types.getTypeParser(id, format)) as typeof types.getTypeParser,
    },
  });
  // Also of one that is in use, but not asked just then: what nobody hears of ends the process.
  pool.on('connect', (client) => client.on('error', onError));
  // The same once more, for those that are idle.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return ready(db, 'postgres').catch(async (error) => {
    await db.destroy();
    throw new ConfigError(
      `DATABASE_URL: cannot use ${new URL(url).host || 'PostgreSQL'} (${reasonOf(error)}).`,
    );
  });
}

async function ready(db: Kysely<Tables>, kind: Kind): Promise<Opened> {
  await migrate(db, kind);
  return { db, kind };
}

/** Several addresses that all refuse are told as one error without words. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  const words = message || code || 'unknown';
  return words.startsWith('corrupted migrations') ? 'it is of a newer version' : words;
}
