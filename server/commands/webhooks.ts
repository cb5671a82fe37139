import { parseArgs } from 'node:util';
import { ConfigError } from '../config-error.ts';
import { SqlDeliveries } from '../sql/sql-deliveries.ts';
import type { DeadDelivery, Deliveries, Delivery } from '../webhooks/deliveries.ts';
import type { Command } from './command.ts';
import { withKept } from './with-kept.ts';

const USAGE = 'call-elements-server webhooks [--dead] [--retry ID|all]';
/** Lines at the most. */
const MOST = 1_000;

/** Lists the events that sites have not been told yet, or those that were given up, or has such tried again. */
export const webhooks: Command = async ({ words, env, print }) => {
  const { dead, retry } = read(words);
  await withKept(env, async ({ database }) =>
    print(await answer(new SqlDeliveries(database), dead, retry)),
  );
};

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
