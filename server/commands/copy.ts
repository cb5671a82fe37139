import { parseArgs } from 'node:util';
import { ConfigError } from '../config-error.ts';
import { copyAll } from '../sql/copy-all.ts';
import { databasePlace } from '../sql/database-place.ts';
import { openDatabase } from '../sql/open-database.ts';
import type { Command } from './command.ts';
import { withKept } from './with-kept.ts';

const USAGE = 'call-elements-server copy --to DATABASE_URL';

/** Copies all that the server keeps into another database, and says how much that was. */
export const copy: Command = async ({ words, env, print }) => {
  const place = databasePlace(read(words) ?? '');
  if (!place || place.kind === 'memory')
    throw new ConfigError(`--to is missing or not right. ${USAGE}`);
  await withKept(env, async ({ database }, { keys }) => {
    const other = await openDatabase(place, keys, () => {});
    try {
      print(`Copied: ${await copyAll(database, other)} rows.\n`);
    } finally {
      await other.close();
    }
  });
};

function read(words: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...words], options: { to: { type: 'string' } } }).values.to;
  } catch (thrown) {
    throw new ConfigError(`${(thrown as Error).message} ${USAGE}`);
  }
}
