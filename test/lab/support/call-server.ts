import type { ChildProcess } from 'node:child_process';
import { kill, type Namespace, says } from './namespace.ts';
import { PUBLIC } from './network.ts';

const PORT = '3000';
export const ORIGIN = `http://${PUBLIC}:${PORT}`;

/** Our own server on the public host, always at the same address. */
export class CallServer {
  readonly #host: Namespace;
  #settings: Record<string, string> = {};
  #child: ChildProcess | undefined;

  constructor(host: Namespace) {
    this.#host = host;
  }

  /** Starts it, or starts it anew, with the settings that it had before where none are given. */
  async start(settings = this.#settings): Promise<void> {
    await this.kill();
    this.#settings = settings;
    const here = { HOST: PUBLIC, PORT, CALL_OPEN: '1', DATABASE_URL: 'memory:' };
    this.#child = this.#host.spawn(process.execPath, ['server/main.ts'], { ...here, ...settings });
    await says(this.#child, /is ready at/);
  }

  /** Ends it without a goodbye. */
  async kill(): Promise<void> {
    if (this.#child) await kill(this.#child);
  }
}
