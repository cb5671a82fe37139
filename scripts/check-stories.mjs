/**
 * Opens every story of storybook-static in Chromium. A story fails when it or its play function
 * throws, when it asks anybody but its own server for something, and when axe finds a fault in it,
 * be it in light or in dark.
 *
 *   node scripts/check-stories.mjs [part of a story's id …] [--screenshots folder]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, requireChromium } from './chromium.mjs';
import { serveFolder } from './serve-folder.mjs';

const FOLDER = join(import.meta.dirname, '..', 'storybook-static');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LATEST = 30_000;
const WIDE = { width: 1024, height: 768 };
const NARROW = { width: 320, height: 568 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { screenshots: { type: 'string' } },
});
if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });

const { entries } = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'));
const stories = Object.values(entries)
  .filter(({ type, id }) => type === 'story' && matches(id))
  .map(({ id }) => id);

const server = await serveFolder(FOLDER);
const browser = await launch({ executablePath: requireChromium(), args: CHROMIUM_ARGUMENTS });
let failed = 0;
const waiting = [...stories];
await Promise.all([work(), work()]);
await browser.close();
server.close();

console.log(`\n${stories.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || stories.length === 0 ? 1 : 0;

async function work() {
  for (let id = waiting.shift(); id; id = waiting.shift()) {
    const faults = await check(id).catch((error) => [String(error)]);
    if (faults.length > 0) failed += 1;
    for (const fault of new Set(faults)) console.log(`${id}: ${fault}`);
  }
}

async function check(id) {
  const faults = [];
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`uncaught: ${firstLine(error)}`));
  page.on('request', (request) => {
    if (!request.url().match(`^(${server.origin}/|data:|blob:)`))
      faults.push(`asked for ${request.url()}`);
  });
  try {
    await prepare(page);
    await page.goto(`${server.origin}/iframe.html?viewMode=story&id=${id}`);
    const result = await page.evaluate((latest) => window.storyEnd(latest), LATEST);
    if (result) faults.push(result);
    else faults.push(...(await contrastFaults(page, 'dark')));
    if (values.screenshots) await photograph(page, id);
  } finally {
    await context.close();
  }
  return faults;
}

/** Two pages are open at a time; each is to believe that it is in front. */
async function prepare(page) {
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await page.setViewport(WIDE);
  await show(page, 'light');
  await page.evaluateOnNewDocument(listenForEnd);
}

function show(page, scheme) {
  return page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    // What is still fading in has no contrast yet.
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** Runs in the page, before Storybook: promises what became of the story, undefined if all is well. */
function listenForEnd() {
  const end = new Promise((resolve) => {
    let channel;
    Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
      configurable: true,
      get: () => channel,
      set: (value) => {
        channel = value;
        const says = (what) => (error) =>
          resolve(`${what}: ${error?.message ?? error?.title ?? ''}`);
        channel.on('playFunctionThrewException', says('play threw'));
        channel.on('unhandledErrorsWhilePlaying', ([error]) => says('while playing')(error));
        channel.on('storyThrewException', says('threw'));
        channel.on('storyErrored', says('failed'));
        channel.on('storyMissing', says('is missing'));
        channel.on('storyFinished', ({ status, reporters }) => {
          // The accessibility addon has looked at the story by then, with the story's own rules.
          const rules = reporters.flatMap(({ result }) => result?.violations ?? []);
          const faults = rules.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.target})`);
          resolve(status === 'error' ? `finished with an error: ${faults.join('; ')}` : undefined);
        });
      },
    });
  });
  window.storyEnd = (latest) =>
    Promise.race([
      end,
      new Promise((resolve) => setTimeout(() => resolve('never finished'), latest)),
    ]);
}

/** What axe says of the colours that the story takes on in another scheme. */
async function contrastFaults(page, scheme) {
  await show(page, scheme);
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run('#storybook-root', { runOnly: ['color-contrast'] });
    return found.violations.flatMap(({ help, nodes }) =>
      nodes.map(({ target }) => `${help} (${target.flat().join(' ')})`),
    );
  });
  return violations.map((violation) => `in ${scheme}: ${violation}`);
}

async function photograph(page, id) {
  for (const scheme of ['light', 'dark']) {
    await show(page, scheme);
    for (const size of [NARROW, WIDE]) {
      await page.setViewport(size);
      const path = join(values.screenshots, `${id}.${scheme}.${size.width}.png`);
      await page.screenshot({ path });
    }
  }
}

function matches(id) {
  return positionals.length === 0 || positionals.some((part) => id.includes(part));
}

function firstLine(error) {
  return String(error?.message ?? error).split('\n')[0];
}
