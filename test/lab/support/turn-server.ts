import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill, type Namespace, run } from './namespace.ts';
import { PUBLIC } from './network.ts';
import { until } from './until.ts';

export const TURN_SECRET = 'a-secret-of-the-laboratory';
export const TURN = {
  stun: `stun:${PUBLIC}:3478`,
  udp: `turn:${PUBLIC}:3478?transport=udp`,
  tcp: `turn:${PUBLIC}:3478?transport=tcp`,
  tls: `turns:${PUBLIC}:5349?transport=tcp`,
} as const;

export const INSTALL = join(import.meta.dirname, '../../../deploy/turn/install.sh');

/** Writes a configuration as an operator would, with `install.sh`. */
export function install(config: string, ...options: readonly string[]): void {
  const host = ['--external-ip', PUBLIC, '--listen-ip', PUBLIC, '--ports', '50000-50999'];
  run(
    ...(['env', `TURN_SECRET=${TURN_SECRET}`, 'bash', INSTALL] as const),
    ...host,
    '--config',
    config,
    ...options,
  );
}

/** coturn on the public host. */
export class TurnServer {
  readonly #host: Namespace;
  readonly #config: string;
  #child: ChildProcess | undefined;

  constructor(host: Namespace, config: string) {
    this.#host = host;
    this.#config = config;
  }

  async start(): Promise<void> {
    this.#child = this.#host.spawn('turnserver', ['-c', this.#config]);
    await until('coturn answers', async () => this.#answers());
  }

  #answers(): boolean {
    try {
      // Without an answer it would wait for ever.
      const said = this.#host.run('timeout', '1', 'turnutils_stunclient', PUBLIC);
      return said.includes('UDP reflexive addr');
    } catch {
      return false;
    }
  }

  /** Seconds of processor time that it has taken so far. */
  get seconds(): number {
    // Fields 14 and 15 of proc(5), in hundredths; the name before them may have blanks in it.
    const fields = readFileSync(`/proc/${this.#child?.pid}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ');
    return (Number(fields?.[11]) + Number(fields?.[12])) / 100;
  }

  /** Ends it without a goodbye. */
  async kill(): Promise<void> {
    if (this.#child) await kill(this.#child);
  }
}
