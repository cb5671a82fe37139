import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { id, type UserId } from '../../src/protocol/ids.ts';
import { ConfigError } from '../config-error.ts';

/** The person whom `--user ID` names. Throws a `ConfigError` where it names nobody. */
export function userOption(command: string, words: readonly string[]): UserId {
  const usage = `call-elements-server ${command} --user ID`;
  const checked = v.safeParse(id, read(words, usage));
  if (!checked.success) throw new ConfigError(`--user is missing or not right. ${usage}`);
  return checked.output;
}

function read(words: readonly string[], usage: string): string | undefined {
  try {
    return parseArgs({ args: [...words], options: { user: { type: 'string' } } }).values.user;
  } catch (thrown) {
    throw new ConfigError(`${(thrown as Error).message} ${usage}`);
  }
}
