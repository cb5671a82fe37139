import { dirname, join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { FileFolder } from '../storage/file-folder.ts';
import type { Database } from './database.ts';
import type { DurablePlace } from './database-place.ts';
import { openDatabase } from './open-database.ts';
import { SqlFiles } from './sql-files.ts';

export type DurableConfig = Pick<Config, 'keys' | 'fileFolder'>;

export interface Durable {
  readonly database: Database;
  readonly files: SqlFiles;
}

/** Opens a database, and the folder of the files that go with it. Rejects with a `ConfigError`. */
export async function openDurable(
  place: DurablePlace,
  { keys, fileFolder }: DurableConfig,
  onError: (error: unknown) => void,
): Promise<Durable> {
  const database = await openDatabase(place, keys, onError);
  const path = resolve(fileFolder ?? folderFor(place));
  try {
    return { database, files: new SqlFiles(database, await FileFolder.open(path)) };
  } catch (cause) {
    await database.close();
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigError(`CALL_FILES: cannot keep files in ${path} (${code}).`);
  }
}

/** Beside the database, where that is a file. */
const folderFor = (place: DurablePlace): string =>
  join(place.kind === 'sqlite' ? dirname(place.file) : 'data', 'files');
