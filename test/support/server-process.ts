import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it as an operator does, and waits until it is gone. Answers with its exit code. */
  stop(): Promise<number | null>;
}

/** Keeps nothing unless it is told where: what a test leaves behind is no clone's. */
const QUIET = { PATH: process.env['PATH'] ?? '', DATABASE_URL: 'memory:' };

/** How a program is run where it is not as always. */
interface Run {
  /** Another than the server's own. */
  readonly program?: string;
  /** A command that runs it, with what that wants to be told. */
  readonly by?: readonly string[];
}

function launch(
  settings: Record<string, string>,
  flags: readonly string[] = [],
  { program = 'server/main.ts', by = [] }: Run = {},
) {
  const [command = '', ...rest] = [...by, process.execPath, ...flags, program];
  return spawn(command, rest, {
    env: { ...QUIET, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** The real program, or another that says so when it is ready, in a process of its own, once it listens. */
export async function launchServer(
  settings: Record<string, string> = {},
  flags: readonly string[] = [],
  run?: Run,
): Promise<ServerProcess> {
  const child = launch({ PORT: '0', ...settings }, flags, run);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /is ready at (http[^"\s]+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return {
    url,
    child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

/** What a start that cannot work leaves behind. */
export async function failedStart(settings: Record<string, string>) {
  const child = launch(settings);
  let stderr = '';
  let stdout = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr, stdout };
}

/** What the program prints when it is given words in place of being started. */
export async function output(...words: string[]): Promise<string> {
  return (await runCommand(words)).stdout;
}

/** What comes of a command with these settings. */
export async function runCommand(words: readonly string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['server/main.ts', ...words], {
    env: { ...QUIET, ...settings },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
