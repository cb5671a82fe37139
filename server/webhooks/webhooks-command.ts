import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import type { Environment } from '../settings.ts';
import { openStores } from '../storage/open-stores.ts';
import type { DeadDelivery, Deliveries, Delivery } from './deliveries.ts';

interface Run {
  /** What follows the word. */
  readonly words: readonly string[];
  readonly env: Environment;
  readonly print: (text: string) => void;
}

const USAGE = 'call-elements-server webhooks [--dead] [--retry ID|all]';
/** Lines at the most. */
const MOST = 1_000;

/**
 * Lists the events that sites have not been told yet, or those that were given up, or has such tried again. Rejects with a
 * `ConfigError` where nothing is kept.
 */
export async function webhooksCommand({ words, env, print }: Run): Promise<void> {
  const { dead, retry } = read(words);
  const config = readConfig(env);
  if (config.database.kind === 'memory')
    throw new ConfigError('DATABASE_URL is memory: nothing is kept that could be listed.');
  const over = new AbortController();
  const { stores, close } = await openStores(config, {
    log: pino({ level: 'silent' }),
    metrics: () => ({ storeFailed: () => {}, lost: () => {} }),
    until: over.signal,
    onError: () => {},
  });
  try {
    print(await answer(stores.deliveries, dead, retry));
  } finally {
    over.abort();
    await close();
  }
}

async function answer(deliveries: Deliveries, dead: boolean, retry?: string): Promise<string> {
  if (retry === undefined) {
    const all = dead ? await deliveries.dead(MOST) : await deliveries.waiting(MOST);
    return all.map(lineOf).join('') || `None ${dead ? 'was given up' : 'waits'}.\n`;
  }
  const count = await deliveries.revive(retry === 'all' ? undefined : retry, Date.now());
  if (count === 0 && retry !== 'all')
    throw new ConfigError(`--retry ${retry}: no such event was given up.`);
  return `${count} tried again.\n`;
}

/** An address may have a secret in it, behind its host. */
function lineOf(one: Delivery & Partial<DeadDelivery>): string {
  const { id, type, call, url, tries, place, reason } = one;
  const time = new Date(place / 1_000).toISOString();
  const told = [time, id, type, call, new URL(url).host, `tries ${tries}`, reason];
  return `${told.filter(Boolean).join('  ')}\n`;
}

function read(words: readonly string[]) {
  try {
    const options = {
      dead: { type: 'boolean', default: false },
      retry: { type: 'string' },
    } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch (thrown) {
    throw new ConfigError(`${(thrown as Error).message} ${USAGE}`);
  }
}
