import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../server/sql/database.ts';
import { databasePlace } from '../../server/sql/database-place.ts';
import { openDatabase } from '../../server/sql/open-database.ts';
import type { SealingKey } from '../../server/sql/sealing-key.ts';
import { sqlStores } from '../../server/sql/sql-stores.ts';
import type { Place } from '../server/contracts/place.ts';

/** A folder for a test's database, and how it is removed. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-sql-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens a database by its address, as a server does. */
export async function openAt(address: string, keys: readonly SealingKey[] = []): Promise<Database> {
  const place = databasePlace(address);
  if (!place || place.kind === 'memory') throw new Error(`no database: ${address}`);
  return openDatabase(place, keys, () => {});
}

/** A place for stores in a new file; each node has a connection of its own. */
export async function inSqlite(keys: readonly SealingKey[] = []): Promise<Place> {
  const { folder, remove } = newFolder();
  return placeAt(join(folder, 'calls.db'), keys, remove);
}

/** A place for stores at an address of a database. */
export function placeAt(
  address: string,
  keys: readonly SealingKey[] = [],
  removed: () => void = () => {},
): Place {
  const open: Database[] = [];
  return {
    async node() {
      const database = await openAt(address, keys);
      open.push(database);
      return sqlStores(database);
    },
    async close() {
      for (const database of open) await database.close();
      removed();
    },
  };
}
