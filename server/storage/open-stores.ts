import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { openDatabase } from '../sql/open-database.ts';
import { sqlStores } from '../sql/sql-stores.ts';
import { guarded } from './guarded.ts';
import { type Keep, Keeper } from './keeper.ts';
import { memoryStores } from './memory-stores.ts';
import type { StoreName } from './store-error.ts';
import type { Stores } from './stores.ts';

/** Milliseconds within which what waits is kept when the server stops. */
const PATIENCE = 2_000;

interface Parts {
  readonly log: Logger;
  readonly metrics: () => Pick<Metrics, 'storeFailed' | 'lost'>;
  /** Aborted before it is closed. */
  readonly until: AbortSignal;
  readonly onError: (error: unknown) => void;
}

export interface OpenStores {
  readonly stores: Stores;
  readonly keep: Keep;
  /** Whether what is kept can be reached just now. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens what is kept where the settings say so, and counts what of it fails. Rejects with a `ConfigError`. */
export async function openStores(
  config: Pick<Config, 'database'>,
  { log, metrics, until, onError }: Parts,
): Promise<OpenStores> {
  const { stores, isReady, close } = await openPlace(config.database, onError);
  const keeper = new Keeper({
    until,
    failed: (store, err) => log.error({ store, err }, 'could not be kept, and is tried again'),
    lost(store) {
      metrics().lost(store);
      log.error({ store }, 'could not be kept, and is lost');
    },
  });
  return {
    stores: guarded(stores, (store: StoreName) => metrics().storeFailed(store)),
    keep: keeper.keep,
    isReady: () => Promise.race([isReady(), setTimeout(PATIENCE, false, { ref: false })]),
    async close() {
      await Promise.race([keeper.settled(), setTimeout(PATIENCE, undefined, { ref: false })]);
      await close();
    },
  };
}

async function openPlace(place: Config['database'], onError: Parts['onError']) {
  if (place.kind === 'memory') {
    return { stores: memoryStores(), isReady: async () => true, close: async () => {} };
  }
  const database = await openDatabase(place, onError);
  return {
    stores: sqlStores(database),
    isReady: () => database.isReachable(),
    close: () => database.close(),
  };
}
