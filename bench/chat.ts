/**
 * How long frames take while somebody scrolls through a long chat: our panel against a bare list of all messages, with and
 * without `content-visibility`, in turn and in the same run. In milliseconds; `elements` are those in the list.
 *
 *   npm run bench:chat                                10,000 messages, 5 rounds
 *   npm run bench:chat -- --messages 2000 --rounds 3
 */
import { parseArgs } from 'node:util';
import puppeteer, { type Page } from 'puppeteer-core';
import { build } from 'vite';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../scripts/chromium.mjs';
import type { Times } from './support/rounds.ts';
import { table } from './support/table.ts';

const PAGE = 'http://localhost:4999/';
const WAYS = ['bare', 'content-visibility', 'ours'];
const STAGES = ['median', '95th', 'worst', 'new message', 'elements'];
const FRAMES = 180;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
  },
});

/** The page's script and all that it imports, as one file and as it is shipped. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { __VERSION__: '"bench"', 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [first] = [result].flat();
  if (!first || !('output' in first)) throw new Error(`nothing came of ${entry}`);
  return first.output[0].code;
}

const code = await bundle('bench/support/chat-page.ts');
const browser = await puppeteer.launch({
  executablePath: requireChromium(),
  args: CHROMIUM_ARGUMENTS,
  protocolTimeout: 60_000,
});

/** A page that comes from nowhere else than here. */
async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isScript = request.url().endsWith('.js');
    void request.respond({
      contentType: isScript ? 'text/javascript' : 'text/html',
      body: isScript ? code : '<!doctype html><body><script type="module" src="/page.js"></script>',
    });
  });
  await page.goto(PAGE);
  // In a page that is not in front no frame is drawn.
  await page.bringToFront();
  await page.waitForFunction(() => 'measure' in globalThis);
  return page;
}

try {
  const times = new Map<string, Times[]>(WAYS.map((way) => [way, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const way of WAYS) {
      const page = await openPage();
      const call = `measure(${JSON.stringify(way)}, ${Number(values.messages)}, ${FRAMES})`;
      const result = (await page.evaluate(call)) as Times;
      console.log(`round ${round + 1}, ${way}:`, JSON.stringify(result));
      times.get(way)?.push(result);
      await page.close();
    }
  }
  const middle = (all: readonly Times[], stage: string) =>
    all.map((one) => one[stage] ?? Number.NaN).sort((a, b) => a - b)[Math.floor(all.length / 2)];
  const medians = WAYS.map((way): [string, Times] => {
    const all = times.get(way) ?? [];
    return [way, Object.fromEntries(STAGES.map((stage) => [stage, middle(all, stage)]))];
  });
  table(`${values.messages} messages, scrolled through`, STAGES, new Map(medians));
} finally {
  await browser.close();
}
