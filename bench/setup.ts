/**
 * How long from “accept” until the other is seen: ours against a bare pair of RTCPeerConnections, in the same run.
 *
 *   npm run bench:setup
 */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../scripts/chromium.mjs';
import { launchServer } from '../test/support/server-process.ts';
import { bareRelay } from './support/bare-relay.ts';
import { clock } from './support/clock.ts';

const ROUNDS = 10;
const SIZE = { width: 1280, height: 720 };
const STAGES = ['signaling', 'ICE', 'DTLS', 'first frame'] as const;
type Marks = Record<string, number>;

/** A way of calling: what the caller does, what the callee does, and how it ends. */
interface Way {
  readonly name: string;
  readonly caller: Page;
  readonly callee: Page;
  readonly call: () => Promise<unknown>;
  readonly rings: () => Promise<unknown>;
  readonly accept: () => Promise<unknown>;
  readonly hangUp: () => Promise<unknown>;
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.evaluateOnNewDocument(clock);
  await page.goto(url);
  return page;
}

async function bareWay(browser: Browser, url: string): Promise<Way> {
  const [caller, callee] = [
    await open(browser, `${url}/caller`),
    await open(browser, `${url}/callee`),
  ];
  for (const page of [caller, callee]) await page.waitForFunction('globalThis.ready');
  const hangUp = async () => {
    for (const page of [caller, callee]) await page.evaluate('hangUp()');
  };
  return {
    name: 'bare',
    caller,
    callee,
    call: () => caller.evaluate('call()'),
    rings: () => callee.waitForFunction('globalThis.rings'),
    accept: () => callee.evaluate('accept()'),
    hangUp,
  };
}

async function ourWay(browser: Browser, url: string): Promise<Way> {
  const enter = async (name: string) => {
    const page = await open(browser, url);
    await page.type('#name', name);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#me:state(connected)');
    return page;
  };
  const [caller, callee] = [await enter('Caller'), await enter('Callee')];
  const me = "document.querySelector('#me')";
  return {
    name: 'ours',
    caller,
    callee,
    call: () => caller.evaluate(`${me}.invite('callee', { video: true })`),
    rings: () => callee.waitForFunction(`${me}.engine.incoming.state.value.length > 0`),
    accept: () => callee.evaluate(`mark('accept'); ${me}.accept({ video: true })`),
    async hangUp() {
      await caller.evaluate(`${me}.hangUp()`);
      await callee.waitForFunction(`!${me}.room`);
    },
  };
}

/** One call: milliseconds from accepting to each stage, the later of the two sides. */
async function round({ caller, callee, call, rings, accept, hangUp }: Way): Promise<Marks> {
  for (const page of [caller, callee]) await page.evaluate('restart()');
  await call();
  await rings();
  await accept();
  for (const page of [caller, callee]) await page.waitForFunction("'first frame' in marks");
  const [there, here] = (await Promise.all(
    [caller, callee].map((page) => page.evaluate('marks')),
  )) as [Marks, Marks];
  await hangUp();
  const start = here['accept'] ?? 0;
  const later = (stage: string) => Math.max(there[stage] ?? 0, here[stage] ?? 0) - start;
  return Object.fromEntries(STAGES.map((stage) => [stage, later(stage)]));
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const server = await launchServer({ LOG_LEVEL: 'info' });
const relay = await bareRelay(SIZE);
const browser = await puppeteer.launch({
  executablePath: requireChromium(),
  args: CHROMIUM_ARGUMENTS,
});
try {
  const ways = [await bareWay(browser, relay.url), await ourWay(browser, server.url)];
  const results = new Map(ways.map(({ name }) => [name, [] as Marks[]]));
  // The first call of each warms up what all later ones share.
  for (const way of ways) await round(way);
  for (let index = 0; index < ROUNDS; index += 1) {
    for (const way of ways) results.get(way.name)?.push(await round(way));
  }
  const middle = (name: string, stage: string) =>
    median((results.get(name) ?? []).map((marks) => marks[stage] ?? 0));
  console.log(`accept → …, median of ${ROUNDS}, ms`);
  for (const stage of STAGES) {
    const [bare, ours] = [middle('bare', stage), middle('ours', stage)];
    console.log(
      `${stage.padEnd(12)} bare ${bare.toFixed(0).padStart(5)}   ours ${ours.toFixed(0).padStart(5)}   ratio ${(ours / bare).toFixed(2)}`,
    );
  }
} finally {
  await browser.close();
  relay.close();
  await server.stop();
}
