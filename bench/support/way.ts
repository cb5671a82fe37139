import type { Browser, Page } from 'puppeteer-core';
import { clock } from './clock.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of any picture: where nobody measures when it is whole, it is looked at no more than once. */
export const ANY: Size = { width: 1, height: 1 };

/** Milliseconds after which a stage counts as never reached: a busy machine may not have pictures at full size at all. */
const PATIENCE = 10_000;

/** A way of coming together: all up to the moment from which is counted, that moment, and the way back. */
export interface Way {
  readonly name: string;
  readonly pages: readonly Page[];
  /** Up to the moment; for a call, until it rings. */
  readonly prepare: () => Promise<unknown>;
  /** The moment: accepting, or joining. */
  readonly go: () => Promise<unknown>;
  readonly leave: () => Promise<unknown>;
}

/** A page in a browser profile of its own, with the clock in it, for cameras of this size; `whole` are pictures of that size or more. */
export async function open(
  browser: Browser,
  url: string,
  size: Size,
  { whole = size, more }: { whole?: Size; more?: () => void } = {},
): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.evaluateOnNewDocument(clock, size, whole);
  if (more) await page.evaluateOnNewDocument(more);
  await page.goto(url);
  return page;
}

/** Waits until each page has a mark for each of the others. Answers false if that takes `timeout` milliseconds. */
export async function have(
  pages: readonly Page[],
  mark: string,
  timeout = PATIENCE,
): Promise<boolean> {
  const count = pages.length - 1;
  const each = pages.map((page) =>
    page.waitForFunction(`has(${JSON.stringify(mark)}, ${count})`, { timeout, polling: 20 }),
  );
  return (await Promise.allSettled(each)).every(({ status }) => status === 'fulfilled');
}
