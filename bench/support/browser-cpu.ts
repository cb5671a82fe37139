import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, in which Linux counts. */
const TICKS = 100;

/** Seconds of processor time that a process and all that came of it have used; undefined where there is no /proc. */
export function cpuOf(root: number): number | undefined {
  const parents = new Map<number, number>();
  const used = new Map<number, number>();
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  for (const name of names) {
    try {
      // After the name, which is in brackets and may hold anything: state, parent, …, user time, system time.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
      used.set(Number(name), (Number(fields[11]) + Number(fields[12])) / TICKS);
    } catch {
      // Ended meanwhile.
    }
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid === root || (pid !== undefined && pid > 1 && isOurs(parents.get(pid)));
  return [...used].reduce((sum, [pid, seconds]) => (isOurs(pid) ? sum + seconds : sum), 0);
}
