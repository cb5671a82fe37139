import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it has started (Linux), the first one last. */
export function family(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      // Field 4 of proc(5); the name before it may have blanks in it.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1);
      parents.set(Number(name), Number(stat?.split(' ')[1]));
    } catch {
      // Ended meanwhile.
    }
  }
  const children = (of: number): number[] =>
    [...parents]
      .filter(([, parent]) => parent === of)
      .flatMap(([child]) => children(child))
      .concat(of);
  return children(pid);
}

/** Sends a signal to a process and all that it has started. */
export function signalAll(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('no such process');
  for (const one of family(pid)) {
    try {
      process.kill(one, signal);
    } catch (thrown) {
      // Browsers start and end children all the time.
      if (one === pid || (thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
    }
  }
}
