import puppeteer, { type Page } from 'puppeteer-core';
import { build } from 'vite';
import { CHROMIUM_ARGUMENTS, requireChromium } from '../../scripts/chromium.mjs';
import type { Times } from './rounds.ts';
import { table } from './table.ts';

const PAGE = 'http://localhost:4999/';

interface Comparison {
  readonly title: string;
  /** The page's module: it puts `measure(way, count, frames)` on the global object. */
  readonly entry: string;
  readonly ways: readonly string[];
  readonly stages: readonly string[];
  readonly rounds: number;
  readonly count: number;
  readonly frames: number;
}

/** Measures in a page of its own for each round and way, in turn, and prints the medians: the first way is the baseline. */
export async function compareInPage(comparison: Comparison): Promise<void> {
  const { title, entry, ways, stages, rounds, count, frames } = comparison;
  const code = await bundle(entry);
  const browser = await puppeteer.launch({
    executablePath: requireChromium(),
    args: CHROMIUM_ARGUMENTS,
    protocolTimeout: 60_000,
  });
  try {
    const times = new Map<string, Times[]>(ways.map((way) => [way, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ways) {
        const page = await openPage(await browser.newPage(), code);
        const call = `measure(${JSON.stringify(way)}, ${count}, ${frames})`;
        const result = (await page.evaluate(call)) as Times;
        console.log(`round ${round + 1}, ${way}:`, JSON.stringify(result));
        times.get(way)?.push(result);
        await page.close();
      }
    }
    const medians = ways.map((way): [string, Times] => {
      const all = times.get(way) ?? [];
      return [way, Object.fromEntries(stages.map((stage) => [stage, middle(all, stage)]))];
    });
    table(title, stages, new Map(medians));
  } finally {
    await browser.close();
  }
}

const middle = (all: readonly Times[], stage: string): number =>
  all.map((one) => one[stage] ?? Number.NaN).sort((a, b) => a - b)[Math.floor(all.length / 2)] ??
  Number.NaN;

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

/** A page that comes from nowhere else than here. */
async function openPage(page: Page, code: string): Promise<Page> {
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
