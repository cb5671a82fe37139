import { personData } from '../sql/person-data.ts';
import type { Command } from './command.ts';
import { userOption } from './user-option.ts';
import { withKept } from './with-kept.ts';

/** Prints all that is kept of a person, as JSON, one thing a line. */
export const exportPerson: Command = async ({ words, env, print }) => {
  const user = userOption('export', words);
  await withKept(env, async ({ database }) => {
    for await (const thing of personData(database, user)) print(`${JSON.stringify(thing)}\n`);
  });
};
