/**
 * How long until people are heard and seen: ours against bare RTCPeerConnections over a bare relay, in turn and in the same run.
 *
 *   npm run bench:setup                                    everything
 *   npm run bench:setup -- --size 640x360 --rounds 5       one size, fewer rounds than ten
 *   npm run bench:setup -- --only calls                    or rooms
 */
import { parseArgs } from 'node:util';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../scripts/chromium.mjs';
import { launchServer } from '../test/support/server-process.ts';
import { bareRelay } from './support/bare-relay.ts';
import { bareCall, bareRoom } from './support/bare-way.ts';
import { ourSite } from './support/our-site.ts';
import { ourCall, ourRoom } from './support/our-way.ts';
import { alternate } from './support/rounds.ts';
import { table } from './support/table.ts';
import { ownTurn } from './support/turn.ts';
import type { Size, Way } from './support/way.ts';

const CALL = ['signaling', 'ICE', 'DTLS', 'first frame', 'full size'];
const ROOM = ['DTLS', 'heard', 'first frame'];

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['640x360', '1280x720'] },
    rounds: { type: 'string', default: '10' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const sizes = values.size.map((size): Size => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
});

const relay = await bareRelay();
const site = await ourSite();
const server = await launchServer();
const ours = { site: site.url, server: server.url };
const turn = await ownTurn();
// One of its own: relayed candidates would cost the calls that do not need them.
const withTurn = turn && (await launchServer(turn.settings));
if (!turn) console.log('preconnect is left out: there is no turnserver (coturn) on this machine');

/** Everything in a browser of its own, that no earlier one has left anything in. */
async function measure(
  title: string,
  stages: readonly string[],
  open: (browser: Browser) => Promise<readonly Way[]>,
): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: requireChromium(),
    args: CHROMIUM_ARGUMENTS,
  });
  try {
    table(title, stages, await alternate(await open(browser), stages, rounds));
  } finally {
    await browser.close();
  }
}

try {
  console.log(`Medians of ${rounds}, in milliseconds, each with its ratio to bare.`);
  for (const size of sizes) {
    const at = `${size.width}×${size.height}`;
    if (values.only !== 'rooms') {
      await measure(`A call at ${at}: accept → …, on both sides`, CALL, async (browser) => [
        await bareCall(browser, relay.url, size, false),
        await ourCall(browser, ours, size, false),
        await bareCall(browser, relay.url, size, true),
        ...(withTurn
          ? [await ourCall(browser, { ...ours, server: withTurn.url }, size, true)]
          : []),
      ]);
    }
    if (values.only === 'calls') continue;
    for (const count of [2, 3, 4]) {
      await measure(`A room of ${count} at ${at}: join → …, everyone`, ROOM, async (browser) => [
        await bareRoom(browser, relay.url, size, count),
        await ourRoom(browser, ours, size, count),
      ]);
    }
  }
} finally {
  await withTurn?.stop();
  await turn?.stop();
  await server.stop();
  site.close();
  relay.close();
}
