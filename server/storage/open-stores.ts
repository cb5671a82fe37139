import type { Config } from '../config.ts';
import { openDatabase } from '../sql/open-database.ts';
import { sqlStores } from '../sql/sql-stores.ts';
import { memoryStores } from './memory-stores.ts';
import type { Stores } from './stores.ts';

export interface OpenStores {
  readonly stores: Stores;
  close(): Promise<void>;
}

/** Opens what is kept where the settings say so. Rejects with a `ConfigError`. */
export async function openStores(
  { database: place }: Pick<Config, 'database'>,
  onError: (error: unknown) => void,
): Promise<OpenStores> {
  if (place.kind === 'memory') return { stores: memoryStores(), close: async () => {} };
  const database = await openDatabase(place, onError);
  return { stores: sqlStores(database), close: () => database.close() };
}
