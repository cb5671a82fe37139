/**
 * Hours of people's comings and goings in short time, against the real server: does it keep what it should have let go?
 *
 *   npm run soak                     for an hour
 *   npm run soak -- --minutes 20     or for so many minutes
 *   npm run soak -- --pairs 10       fewer people at a time than twice 30
 *
 * Ends with 1 where the heap or the handles have grown.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchServer } from '../test/support/server-process.ts';
import { tokens } from '../test/support/tokens.ts';
import type { Moment } from './support/soak-probe.ts';
import { TownLife } from './support/town-life.ts';
import { trend } from './support/trend.ts';

const PROBE = ['--expose-gc', '--import', './bench/support/soak-probe.ts'];
/** How often it is looked at, within the whole time. */
const LOOKS = 40;
/** This part of the time is for what fills up once: compiled code, names of people and rooms, what is known for minutes. */
const FILLING = 0.4;
/** By this part may something rise in the rest of the time and still be called flat. */
const FLAT = 0.05;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    pairs: { type: 'string', default: '30' },
  },
});
const lasts = Number(values.minutes) * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'call-elements-soak-'));
const { secret, sign } = tokens();
const server = await launchServer(
  {
    ...{ CALL_SECRET: secret, HOST: '127.0.0.1', DATABASE_URL: join(folder, 'calls.db') },
    // All of these people have one address; and who does not come back is given up soon.
    ...{ CALL_ADDRESS_PEOPLE: '100000', CALL_GRACE: '2' },
  },
  PROBE,
);
server.child.stdout?.resume();

async function look(): Promise<Moment & { sockets: number; rooms: number }> {
  server.child.send('look');
  const [moment] = (await once(server.child, 'message')) as [Moment];
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const metric = (name: string) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  return { ...moment, sockets: metric('call_connections'), rooms: metric('call_rooms') };
}

const COLUMNS = ['minute', 'heap, MB', 'memory, MB', 'handles', 'sockets', 'rooms', 'lag, ms'];
const line = (cells: readonly string[]) =>
  console.log(cells.map((one) => one.padStart(11)).join(''));

const town = new TownLife(server.url, sign);
const began = Date.now();
const people = Array.from({ length: Number(values.pairs) }, (_, pair) =>
  town.live(pair, began + lasts),
);
const moments: Moment[] = [];
line(COLUMNS);
for (let n = 1; n <= LOOKS; n += 1) {
  await wait(Math.max(0, began + (lasts * n) / LOOKS - Date.now()));
  const { heap, memory, handles, sockets, rooms, lag } = await look();
  moments.push({ heap, memory, handles, lag });
  const minute = ((Date.now() - began) / 60_000).toFixed(1);
  const [used, all] = [heap, memory].map((bytes) => (bytes / 1e6).toFixed(1));
  line([minute, used ?? '', all ?? '', `${handles}`, `${sockets}`, `${rooms}`, lag.toFixed(1)]);
}
await Promise.all(people);
console.log(`\n${JSON.stringify(town.done, undefined, 1)}`);

const rest = moments.slice(Math.floor(LOOKS * FILLING));
let isFlat = true;
for (const what of ['heap', 'handles'] as const) {
  const { mean, rise, error } = trend(rest.map((moment) => moment[what]));
  // How many happen to be there at each look is chance.
  const isRising = rise > FLAT * mean && rise > 2 * error;
  if (isRising) isFlat = false;
  const [by, give] = [rise, error].map((amount) => ((amount / mean) * 100).toFixed(1));
  const time = ((1 - FILLING) * 100).toFixed(0);
  console.log(
    `${what}: ${isRising ? 'rising' : 'flat'}, by ${by} % (standard error ${give} %) in the last ${time} % of the time`,
  );
}
await server.stop();
rmSync(folder, { recursive: true });
process.exit(isFlat ? 0 : 1);
