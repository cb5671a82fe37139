import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type DurableConfig, openDurable } from '../sql/open-durable.ts';
import { purge } from '../sql/purge.ts';
import { sqlStores } from '../sql/sql-stores.ts';
import { DiskFiles } from './disk-files.ts';
import type { Files } from './files.ts';
import { guarded } from './guarded.ts';
import { type Keep, Keeper } from './keeper.ts';
import { MemoryFiles } from './memory-files.ts';
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

type StoreConfig = Pick<Config, 'database' | 'keepDays'> & DurableConfig;

interface Place {
  readonly stores: Stores;
  readonly files: Files;
  /** Removes what is not to be kept any longer; to be done again and again. */
  tend(): Promise<void>;
  /** Whether what is kept can be reached just now. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

export interface OpenStores extends Place {
  readonly keep: Keep;
}

/** Opens what is kept where the settings say so, and counts what of it fails. Rejects with a `ConfigError`. */
export async function openStores(
  config: StoreConfig,
  { log, metrics, until, onError }: Parts,
): Promise<OpenStores> {
  const { stores, files, tend, isReady, close } = await openPlace(config, onError);
  const failed = (store: StoreName) => metrics().storeFailed(store);
  const keeper = new Keeper({
    until,
    failed: (store, err) => log.error({ store, err }, 'could not be kept, and is tried again'),
    lost(store) {
      metrics().lost(store);
      log.error({ store }, 'could not be kept, and is lost');
    },
  });
  return {
    stores: guarded(stores, failed),
    files: guarded({ files }, failed).files,
    tend,
    keep: keeper.keep,
    isReady: () => Promise.race([isReady(), setTimeout(PATIENCE, false, { ref: false })]),
    async close() {
      await Promise.race([keeper.settled(), setTimeout(PATIENCE, undefined, { ref: false })]);
      await close();
    },
  };
}

async function openPlace(config: StoreConfig, onError: Parts['onError']): Promise<Place> {
  const { database: place, keepDays } = config;
  if (place.kind === 'memory') {
    const files = await openMemoryFiles(config);
    const nothing = async () => {};
    const isReady = async () => true;
    return { stores: memoryStores(), files, isReady, tend: nothing, close: nothing };
  }
  const { database, files } = await openDurable(place, config, onError);
  return {
    stores: sqlStores(database),
    files,
    async tend() {
      await purge(database, files, keepDays, Date.now());
      await files.sweep();
    },
    isReady: () => database.isReachable(),
    close: () => database.close(),
  };
}

/** In the folder that is set for them, for as long as the server runs, or else in memory. */
async function openMemoryFiles({ fileFolder }: StoreConfig): Promise<Files> {
  if (fileFolder === undefined) return new MemoryFiles();
  return DiskFiles.open(fileFolder).catch((cause) => {
    throw new ConfigError(`CALL_FILES: cannot keep files in ${fileFolder} (${cause.code}).`);
  });
}
