/**
 * What the server costs: ours, which checks every message, against a bare relay by Socket.IO, in turn and in the same run.
 * The server has one core to itself, and the load comes from another. For Linux, with two cores.
 *
 *   npm run bench:server                                everything, in some minutes
 *   npm run bench:server -- --only traffic              or nodes, standing, or storm
 *   npm run bench:server -- --rounds 3                  fewer rounds than 7
 */
import { parseArgs } from 'node:util';
import { RedisServer } from '../test/support/redis.ts';
import { crowd, storm } from './support/crowd.ts';
import { Pairs } from './support/pairs.ts';
import { BARE, OURS, type PinnedServer, pinnedServer } from './support/pinned-server.ts';
import { inTurn, type Times } from './support/rounds.ts';
import { type Cluster, SLICE, saturated } from './support/saturated.ts';
import { table } from './support/table.ts';

const SIDES = [BARE, OURS];
const [PAIRS, RATE, IDLE, STORM] = [400, 2_000, 5_000, 1_000];

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds);
const isWanted = (part: string): boolean => (values.only ?? part) === part;

async function withServers(measure: (servers: readonly PinnedServer[]) => Promise<void>) {
  const servers: PinnedServer[] = [];
  try {
    for (const side of SIDES) servers.push(await pinnedServer(side));
    await measure(servers);
  } finally {
    for (const server of servers) await server.stop();
  }
}

const share = (times: readonly number[], part: number): number =>
  (times[Math.floor(times.length * part)] ?? Number.NaN) * 1_000;

/** Two servers and Redis, which is on the core of the load. */
async function nodes(): Promise<void> {
  const redis = await RedisServer.start();
  const clusters: Cluster[] = [];
  try {
    const pairs = new Map<string, Pairs>();
    for (const side of SIDES) {
      const servers: PinnedServer[] = [];
      clusters.push({ name: side.name, servers });
      for (let n = 0; n < 2; n += 1)
        servers.push(await pinnedServer(side, { REDIS_URL: redis.url }));
      pairs.set(side.name, await Pairs.open(servers, PAIRS));
    }
    await saturated('The same between two nodes, by Redis', clusters, pairs, rounds);
  } finally {
    for (const server of clusters.flatMap(({ servers }) => servers)) await server.stop();
    await redis.stop();
  }
}

async function traffic(servers: readonly PinnedServer[]): Promise<void> {
  const pairs = new Map<string, Pairs>();
  for (const server of servers) pairs.set(server.name, await Pairs.open([server], PAIRS));
  const alone = servers.map((server) => ({ name: server.name, servers: [server] }));
  const title = `Messages of 1 kB between ${PAIRS} pairs, one at a time each`;
  await saturated(title, alone, pairs, rounds);
  const latency = ['p50, µs', 'p99, µs'];
  const steady = await inTurn(servers, latency, rounds, async ({ name }): Promise<Times> => {
    const times = (await pairs.get(name)?.steady(RATE, SLICE)) ?? [];
    return { 'p50, µs': share(times, 0.5), 'p99, µs': share(times, 0.99) };
  });
  table(`On their way at ${RATE} messages a second`, latency, steady);
}

async function standing(): Promise<void> {
  const stages = ['accepting, ms', 'CPU, µs each', 'bytes each', 'heap, bytes each'];
  const figures = await inTurn(SIDES, stages, Math.ceil(rounds / 3), async (side) => {
    // A new one each time: what a process once had it does not give back.
    const server = await pinnedServer(side);
    try {
      const first = await crowd(server, 100, 'first');
      const before = { memory: await server.cost('memory'), heap: await server.cost('heap') };
      const [cpu, began] = [await server.cost('cpu'), performance.now()];
      const people = await crowd(server, IDLE, 'person');
      const took = performance.now() - began;
      const spent = (await server.cost('cpu')) - cpu;
      const after = { memory: await server.cost('memory'), heap: await server.cost('heap') };
      await Promise.all([...first, ...people].map((person) => person.close()));
      return {
        'accepting, ms': took,
        'CPU, µs each': spent / IDLE,
        'bytes each': (after.memory - before.memory) / IDLE,
        'heap, bytes each': (after.heap - before.heap) / IDLE,
      };
    } finally {
      await server.stop();
    }
  });
  table(`${IDLE} connections that do nothing`, stages, figures);
}

async function storms(servers: readonly PinnedServer[]): Promise<void> {
  const stages = ['all in, ms', 'CPU, µs each'];
  const figures = await inTurn(servers, stages, rounds, async (server, index) => {
    const people = await crowd(server, STORM, `guest-${index}`);
    const [cpu, began] = [await server.cost('cpu'), performance.now()];
    await storm(people, `storm-${index}`);
    const took = performance.now() - began;
    const spent = (await server.cost('cpu')) - cpu;
    await Promise.all(people.map((person) => person.close()));
    return { 'all in, ms': took, 'CPU, µs each': spent / STORM };
  });
  table(`${STORM} people join ${STORM / 8} rooms of 8 at once`, stages, figures);
}

console.log(`Medians of ${rounds} rounds, each with its ratio to bare.`);
if (isWanted('traffic')) await withServers(traffic);
if (isWanted('nodes')) await nodes();
if (isWanted('standing')) await standing();
if (isWanted('storm')) await withServers(storms);
process.exit();
