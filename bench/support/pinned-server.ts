import { once } from 'node:events';
import { launchServer } from '../../test/support/server-process.ts';
import type { Cost } from './cost-probe.ts';

const PROBE = ['--expose-gc', '--import', './bench/support/cost-probe.ts'];

/** Which program is measured. */
export interface Side {
  readonly name: string;
  readonly program: string;
  readonly settings: Record<string, string>;
  /** The event with which it greets; without one, being let in is all. */
  readonly hello?: string;
}

export const BARE: Side = {
  name: 'bare',
  program: 'bench/support/relay-program.ts',
  settings: {},
};

export const OURS: Side = {
  name: 'ours',
  program: 'server/main.ts',
  settings: { LOG_LEVEL: 'info' },
  hello: 'session:opened',
};

/** A server in a process of its own, on a core of its own. */
export interface PinnedServer extends Side {
  readonly url: string;
  cost(wanted: keyof Cost): Promise<number>;
  stop(): Promise<unknown>;
}

export async function pinnedServer(side: Side, settings = {}): Promise<PinnedServer> {
  const { url, child, stop } = await launchServer({ ...side.settings, ...settings }, PROBE, {
    program: side.program,
    by: ['taskset', '--cpu-list', '0'],
  });
  // Nobody reads what it writes later: a full pipe would hold it up.
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  return {
    ...side,
    url,
    stop,
    async cost(wanted) {
      child.send(wanted === 'cpu' ? 'cpu' : 'memory');
      const [cost] = (await once(child, 'message')) as [Cost];
      return cost[wanted];
    },
  };
}
