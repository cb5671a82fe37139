import type { Database } from '../../../server/sql/database.ts';
import type { SealingKey } from '../../../server/sql/sealing-key.ts';
import { SqlFiles } from '../../../server/sql/sql-files.ts';
import { FileFolder } from '../../../server/storage/file-folder.ts';
import { newFolder } from '../../support/databases.ts';

type Open = (keys?: readonly SealingKey[]) => Promise<Database>;

/** Databases that are still empty, each of which can be opened again and again by some keys. */
export interface Databases {
  create(): Promise<{ readonly open: Open; readonly remove: () => void }>;
}

type Body = (database: Database, files: SqlFiles, folder: string, again: Open) => Promise<void>;

/** Runs a test's body with an empty database, and with files in a folder. */
export function withDatabase(databases: Databases, body: Body): () => Promise<void> {
  return async () => {
    const { folder, remove } = newFolder();
    const place = await databases.create();
    const open: Database[] = [];
    const again: Open = async (keys) => {
      const database = await place.open(keys);
      open.push(database);
      return database;
    };
    try {
      const database = await again();
      const files = new SqlFiles(database, await FileFolder.open(folder));
      await body(database, files, folder, again);
    } finally {
      for (const database of open) await database.close();
      place.remove();
      remove();
    }
  };
}
