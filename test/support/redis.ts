import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A real Redis of a test's own, which can be stopped and started again. */
export class RedisServer {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  #child: ChildProcess | undefined;

  private constructor(port: number, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'call-elements-redis-'));
    const redis = new RedisServer(await freePort(), folder);
    await redis.launch();
    return redis;
  }

  /** Starts it, with what it had kept on disk when it was stopped. */
  async launch(): Promise<void> {
    const settings = [
      ...['--port', String(this.#port), '--bind', '127.0.0.1', '--dir', this.#folder],
      ...['--appendonly', 'yes', '--save', ''],
    ];
    const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${said}`)));
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Ready to accept connections')) resolve();
      });
    });
  }

  /** Ends it as an operator does, or at once. */
  async halt(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  /** Has it stand still, so that it answers nothing and closes nothing; or go on. */
  pause(isPaused: boolean): void {
    this.#child?.kill(isPaused ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Keeps a copy of what is on disk, or puts that back; to be called while it is stopped. */
  copy(way: 'aside' | 'back'): void {
    const aside = `${this.#folder}-aside`;
    const [from, to] = way === 'aside' ? [this.#folder, aside] : [aside, this.#folder];
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  }

  /** Removes what it had kept on disk; to be called while it is stopped. */
  lose(): void {
    for (const name of readdirSync(this.#folder))
      rmSync(join(this.#folder, name), { recursive: true });
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    await this.halt();
    for (const folder of [this.#folder, `${this.#folder}-aside`])
      rmSync(folder, { recursive: true, force: true });
  }
}
