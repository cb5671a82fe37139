import type { Environment } from '../settings.ts';

/** What one word does in place of starting the server. Rejects with a `ConfigError` that says what is wrong. */
export type Command = (run: CommandRun) => Promise<void>;

export interface CommandRun {
  /** What follows the word. */
  readonly words: readonly string[];
  readonly env: Environment;
  readonly print: (text: string) => void;
}
