import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Milliseconds after which a tool that should have ended at once is given up. */
const PATIENCE = 20_000;

/** Runs a tool of the system, and throws with what it said where it fails. */
export function run(program: string, ...parameters: readonly string[]): string {
  return execFileSync(program, parameters, { stdio: 'pipe', encoding: 'utf8', timeout: PATIENCE });
}

/** One computer of the laboratory: a network namespace, and what was started in it. */
export class Namespace {
  readonly name: string;
  readonly #children = new Set<ChildProcess>();

  constructor(name: string) {
    this.name = name;
    run('ip', 'netns', 'add', name);
    this.ip('link', 'set', 'lo', 'up');
  }

  ip(...parameters: readonly string[]): string {
    return run('ip', '-n', this.name, ...parameters);
  }

  /** Runs a program to its end. */
  run(program: string, ...parameters: readonly string[]): string {
    return run('ip', 'netns', 'exec', this.name, program, ...parameters);
  }

  iptables(...parameters: readonly string[]): void {
    this.run('iptables', ...parameters);
  }

  /** Starts a program that goes on. `ip netns exec` becomes that program, so the child's pid is the program's. */
  spawn(program: string, parameters: readonly string[], env: Record<string, string> = {}) {
    const child = spawn('ip', ['netns', 'exec', this.name, program, ...parameters], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // What nobody reads would fill the pipe, and stop the program.
    for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').resume();
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  /** Ends what was started here, and the namespace. Does not wait, so that it works while the process ends. */
  dispose(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    run('ip', 'netns', 'del', this.name);
  }
}

/** Resolves with all that a program has said, once that has a pattern in it. */
export async function says(child: ChildProcess, pattern: RegExp): Promise<string> {
  let said = '';
  return new Promise<string>((resolve, reject) => {
    const listen = (text: string) => {
      said += text;
      if (pattern.test(said)) resolve(said);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

/** Ends a program as a crash would, and waits until it is gone. */
export async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
