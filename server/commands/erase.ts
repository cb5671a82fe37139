import { erasePerson } from '../sql/erase-person.ts';
import type { Command } from './command.ts';
import { userOption } from './user-option.ts';
import { withKept } from './with-kept.ts';

/** Removes what is kept of a person, and says how much that was. */
export const erase: Command = async ({ words, env, print }) => {
  const user = userOption('erase', words);
  await withKept(env, async ({ database, files }) => {
    const { removed, changed } = await erasePerson(database, files, user);
    print(`Removed: ${counted(removed)}.\n`);
    print(`Kept without the person: ${counted(changed)}.\n`);
  });
};

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
