import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';

/** Statements that are kept ready; there are about as many different ones. */
const READY = 200;
/** Milliseconds between two tries while another process writes, and how often it is tried. */
const PAUSE = 20;
const TRIES = 500;

type Values = Parameters<StatementSync['all']>;

/** SQLite as Node.js has it, for kysely. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: DatabaseSync) {
    const adapted = adapt(database);
    super({ database: adapted });
    this.#database = adapted;
  }

  override createDriver(): SqliteDriver {
    return new Driver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

class Adapter extends SqliteAdapter {
  /** It does, and so of two processes that start at once one migrates, and the other finds that done. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Driver extends SqliteDriver {
  #patient: DatabaseConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    this.#patient ??= patient(connection);
    return this.#patient;
  }

  /**
   * A transaction is to write, and says so at once: one that began by reading would fail where another process wrote
   * meanwhile.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** A connection that waits while another process writes, without holding up this one. */
const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  async executeQuery(query) {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await connection.executeQuery(query);
      } catch (error) {
        if (left === 0 || !isBusy(error)) throw error;
      }
      await setTimeout(PAUSE);
    }
  },
  streamQuery: (query, size) => connection.streamQuery(query, size),
});

/** SQLITE_BUSY, in the low byte of whatever more is said. */
const isBusy = (error: unknown): boolean =>
  ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

function adapt(database: DatabaseSync): SqliteDatabase {
  const ready = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = ready.get(sql);
      if (known) return known;
      const statement = statementOf(database.prepare(sql));
      ready.set(sql, statement);
      const [oldest] = ready.keys();
      if (ready.size > READY && oldest !== undefined) ready.delete(oldest);
      return statement;
    },
  };
}

function statementOf(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...(values as Values)),
    run: (values) => statement.run(...(values as Values)),
    iterate: (values) => statement.iterate(...(values as Values)),
  };
}
