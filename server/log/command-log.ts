import type { Logger } from 'pino';
import { commands, type Reply } from '../../src/protocol/commands.ts';
import type { SessionId } from '../../src/protocol/ids.ts';

/** Hears how each command was answered. */
export type CommandLog = (session: SessionId, name: unknown, reply: Reply, seconds: number) => void;

/** Logs what was refused (`debug`), and all else (`trace`): which command, and nothing of what was in it. */
export const commandLog =
  (log: Pick<Logger, 'debug' | 'trace' | 'isLevelEnabled'>): CommandLog =>
  (session, name, reply, seconds) => {
    if (!log.isLevelEnabled('debug')) return;
    // Whoever makes up a name writes what they want.
    const command = typeof name === 'string' && Object.hasOwn(commands, name) ? name : 'unknown';
    const about = { session, command, ms: Math.round(seconds * 1_000) };
    if (!reply.ok) log.debug({ ...about, code: reply.error.code }, 'a command was refused');
    else log.trace(about, 'a command was done');
  };
