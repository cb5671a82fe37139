import type { Browser, Page } from 'puppeteer-core';
import { ANY, have, open, type Size, type Way } from './way.ts';

async function openAll(
  browser: Browser,
  url: string,
  size: Size,
  count: number,
  whole = size,
): Promise<Page[]> {
  const pages = await Promise.all(
    Array.from({ length: count }, () => open(browser, url, size, { whole })),
  );
  for (const page of pages) await page.waitForFunction('globalThis.ready');
  return pages;
}

const hangUp = async (pages: readonly Page[]): Promise<void> => {
  for (const page of pages) await page.evaluate('hangUp()');
};

/** A call between two bare pages; `warm` ones are connected while it rings. */
export async function bareCall(
  browser: Browser,
  url: string,
  size: Size,
  warm: boolean,
): Promise<Way> {
  const pages = await openAll(browser, url, size, 2);
  const [caller, callee] = pages as [Page, Page];
  return {
    name: warm ? 'bare, warm' : 'bare',
    pages,
    async prepare() {
      await caller.evaluate(`call(${JSON.stringify(await callee.evaluate('id()'))}, ${warm})`);
      await callee.waitForFunction('globalThis.rings');
      if (warm) for (const page of pages) await page.waitForFunction('isWarm()');
    },
    go: () => callee.evaluate('accept()'),
    leave: () => hangUp(pages),
  };
}

/** A room of bare pages, into which the last one comes. */
export async function bareRoom(
  browser: Browser,
  url: string,
  size: Size,
  count: number,
): Promise<Way> {
  const pages = await openAll(browser, url, size, count, ANY);
  const others = pages.slice(0, -1);
  return {
    name: 'bare',
    pages,
    async prepare() {
      for (const page of others) await page.evaluate('join()');
      await have(others, 'first frame');
    },
    go: async () => pages.at(-1)?.evaluate('join()'),
    leave: () => hangUp(pages),
  };
}
