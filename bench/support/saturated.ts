import type { Pairs } from './pairs.ts';
import type { PinnedServer } from './pinned-server.ts';
import { inTurn, type Times } from './rounds.ts';
import { table } from './table.ts';

/** Milliseconds until a server that is loaded runs as fast as it will. */
const WARM_UP = 5_000;
/** Milliseconds for which each part of a round loads a server, and how many of them are a round: short, since the machine may have other guests. */
const [PART, PARTS] = [500, 6];
/** Milliseconds for which each round loads a server. */
export const SLICE = PART * PARTS;

/** One server, or several that share the work. */
export interface Cluster {
  readonly name: string;
  readonly servers: readonly PinnedServer[];
}

/** What so many pairs get through, who each send as soon as they can, and what that costs all servers of a cluster. */
export async function saturated(
  title: string,
  clusters: readonly Cluster[],
  pairs: ReadonlyMap<string, Pairs>,
  rounds: number,
): Promise<void> {
  const stages = ['messages/s', 'CPU, µs/message', 'busy, %'];
  const spentBy = async ({ servers }: Cluster): Promise<number> => {
    const costs = await Promise.all(servers.map(({ cost }) => cost('cpu')));
    return costs.reduce((sum, cost) => sum + cost, 0);
  };
  for (const each of pairs.values()) await each.saturate(WARM_UP);
  const figures = await inTurn(
    clusters,
    stages,
    rounds * PARTS,
    async (cluster): Promise<Times> => {
      const [before, began] = [await spentBy(cluster), performance.now()];
      const count = (await pairs.get(cluster.name)?.saturate(PART)) ?? 0;
      const seconds = (performance.now() - began) / 1_000;
      const cpu = (await spentBy(cluster)) - before;
      return {
        'messages/s': count / seconds,
        'CPU, µs/message': cpu / count,
        'busy, %': cpu / seconds / 10_000,
      };
    },
  );
  table(title, stages, figures);
}
