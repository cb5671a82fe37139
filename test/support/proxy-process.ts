import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface Wanted {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What it says, on its error output, when it listens. */
  readonly ready: string;
}

/** A proxy in a process of its own, once it listens. Answers with what ends it, and waits until it is gone. */
export async function startProxy({
  program,
  args,
  env,
  ready,
}: Wanted): Promise<() => Promise<void>> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (line: string) => {
      said += line;
      if (said.includes(ready)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${said}`)));
  });
  return async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
}
