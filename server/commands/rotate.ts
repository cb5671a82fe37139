import { ConfigError } from '../config-error.ts';
import { rotateKeys } from '../sql/rotate-keys.ts';
import type { Command } from './command.ts';
import { withKept } from './with-kept.ts';

/** Seals all that is kept with the first key, and says how much that was. */
export const rotate: Command = ({ env, print }) =>
  withKept(env, async ({ database }, { keys: [first] }) => {
    if (!first)
      throw new ConfigError('CALL_ENCRYPTION_KEYS must be set: its first key is to seal.');
    const count = await rotateKeys(database, first.id);
    print(`Sealed with "${first.id}": ${count}. No other key is needed any more.\n`);
  });
