import { type Config, readConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import type { Environment } from '../settings.ts';
import { type Durable, openDurable } from '../sql/open-durable.ts';

/** Does something with what the server with these settings keeps. Rejects with a `ConfigError` where it keeps nothing. */
export async function withKept(
  env: Environment,
  work: (kept: Durable, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig(env);
  const { database: place } = config;
  if (place.kind === 'memory')
    throw new ConfigError('DATABASE_URL is memory: so nothing is kept that outlives the server.');
  // A connection that breaks is told by whatever was asked of it.
  const kept = await openDurable(place, config, () => {});
  try {
    await work(kept, config);
  } finally {
    await kept.database.close();
  }
}
