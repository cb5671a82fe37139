import { issueToken } from '../auth/issue-token.ts';
import { newVapidSettings } from '../push/vapid.ts';
import { newSealingKeySetting } from '../sql/sealing-key.ts';
import type { Command } from './command.ts';
import { copy } from './copy.ts';
import { erase } from './erase.ts';
import { exportPerson } from './export-person.ts';
import { rotate } from './rotate.ts';
import { webhooks } from './webhooks.ts';

/** By their words. */
export const commands: Readonly<Record<string, Command>> = {
  /** Prints keys for Web Push. */
  vapid: async ({ print }) => print(newVapidSettings()),
  /** Prints a token for somebody. */
  token: async ({ words, env, print }) =>
    print(`${await issueToken([...words], env['CALL_SECRET'], env['CALL_AUDIENCE'])}\n`),
  /** Prints a key for what is kept. */
  'new-key': async ({ print }) => print(newSealingKeySetting()),
  'rotate-keys': rotate,
  copy,
  export: exportPerson,
  erase,
  /** Lists what sites have not been told, or has it tried again. */
  webhooks,
};
