/**
 * What a mesh costs: ours against a bare one that sends 640×360 at 30 pictures a second to everyone, in one Chromium and in the same run.
 *
 *   npm run bench:mesh                                   2, 4, 6 and 8 members
 *   npm run bench:mesh -- --members 4 --seconds 5        so many, each measured for so long
 *   npm run bench:mesh -- --rounds 3                     medians of as many
 */
import { parseArgs } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../scripts/chromium.mjs';
import { launchServer } from '../test/support/server-process.ts';
import { bareRelay } from './support/bare-relay.ts';
import { cost, together } from './support/mesh-cost.ts';
import { bareMesh, cover, type Mesh, ourMesh, see } from './support/mesh-ways.ts';
import { ourSite } from './support/our-site.ts';
import { medians, type Times } from './support/rounds.ts';
import { table } from './support/table.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '2,4,6,8' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '1' },
  },
});
const seconds = Number(values.seconds);
const relay = await bareRelay();
const site = await ourSite();
const server = await launchServer();
const ours = { site: site.url, server: server.url };

/** In a browser of its own, whose processor time is all its own. */
async function inBrowser(
  open: (browser: Browser) => Promise<Mesh>,
  then: (mesh: Mesh, pid: number) => Promise<ReadonlyMap<string, Times>>,
) {
  const browser = await puppeteer.launch({
    executablePath: requireChromium(),
    args: [...CHROMIUM_ARGUMENTS, '--use-fake-device-for-media-stream=fps=30'],
  });
  try {
    return await then(await open(browser), browser.process()?.pid ?? 0);
  } finally {
    await browser.close();
  }
}

const measure = (count: number) => [
  () =>
    inBrowser(
      (browser) => bareMesh(browser, relay.url, count),
      async (mesh, pid) => {
        const times = await together(mesh);
        return new Map([['bare', { ...times, ...(await cost(mesh, pid, seconds)) }]]);
      },
    ),
  () =>
    inBrowser(
      (browser) => ourMesh(browser, ours, count),
      async (mesh, pid) => {
        const times = await together(mesh);
        const seen = await cost(mesh, pid, seconds);
        await see(mesh.pages, false);
        const hidden = await cost(mesh, pid, seconds);
        await see(mesh.pages, true);
        await cover(mesh.pages);
        const covered = await cost(mesh, pid, seconds);
        return new Map([
          ['ours', { ...times, ...seen }],
          ['hidden tiles', hidden],
          ['hidden pages', covered],
        ]);
      },
    ),
];

const ROWS = {
  heard: 'all heard, ms',
  seen: 'all seen, ms',
  cpu: 'CPU, ms/s',
  perFrame: 'CPU/frame, µs',
  uplink: 'uplink, kbit/s',
  median: 'median, 1/s',
  worst: 'worst, 1/s',
};

try {
  console.log(
    'CPU of the whole browser and uplink for each member; frames a second from each to each; with ratios to bare.',
  );
  for (const count of values.members.split(',').map(Number)) {
    const all = new Map<string, Times[]>();
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const way of measure(count)) {
        for (const [name, times] of await way()) {
          all.set(name, [...(all.get(name) ?? []), times]);
        }
      }
    }
    const rows = Object.values(ROWS);
    const named = [...all].map(([name, each]) => {
      const middle = medians(each, Object.keys(ROWS));
      const entries = Object.entries(ROWS).map(([key, row]) => [row, middle[key]] as const);
      return [name, Object.fromEntries(entries)] as const;
    });
    table(`${count} members, tiles of 320×180`, rows, new Map(named));
  }
} finally {
  await server.stop();
  site.close();
  relay.close();
}
