import type { Browser, Page } from 'puppeteer-core';
import { have, open, type Size, type Way } from './way.ts';

const ME = "document.querySelector('#me')";

/** Somebody signed in on the demo page, with attributes on its provider. */
async function enter(
  browser: Browser,
  url: string,
  size: Size,
  name: string,
  attributes: Record<string, string>,
): Promise<Page> {
  const page = await open(browser, url, size);
  for (const [attribute, value] of Object.entries(attributes)) {
    await page.evaluate(
      `${ME}.setAttribute(${JSON.stringify(attribute)}, ${JSON.stringify(value)})`,
    );
  }
  await page.type('#name', name);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#me:state(connected)');
  return page;
}

/** All hang up, and wait until nobody is in a call any more. */
async function hangUp(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.evaluate(`${ME}.hangUp()`);
  for (const page of pages) await page.waitForFunction(`!${ME}.room`);
}

/** A call between two of our pages; with `preconnect` they are connected while it rings. */
export async function ourCall(
  browser: Browser,
  url: string,
  size: Size,
  preconnect: boolean,
): Promise<Way> {
  const attributes = preconnect ? { preconnect: '' } : {};
  const caller = await enter(browser, url, size, 'Caller', attributes as Record<string, string>);
  const callee = await enter(browser, url, size, 'Callee', attributes as Record<string, string>);
  const pages = [caller, callee];
  return {
    name: preconnect ? 'ours, preconnect' : 'ours',
    pages,
    async prepare() {
      await caller.evaluate(`${ME}.invite('callee', { video: true })`);
      await callee.waitForFunction(`${ME}.engine.incoming.state.value.length > 0`);
      if (preconnect) await have(pages, 'DTLS', 1_500);
    },
    go: () => callee.evaluate(`go(); void ${ME}.accept({ video: true })`),
    leave: () => hangUp(pages),
  };
}

/** A room of our pages, into which the last one comes. */
export async function ourRoom(
  browser: Browser,
  url: string,
  size: Size,
  count: number,
): Promise<Way> {
  const names = ['First', 'Second', 'Third', 'Fourth'].slice(0, count);
  const pages = await Promise.all(
    names.map((name) => enter(browser, url, size, `${name} of ${count}`, { camera: 'on' })),
  );
  const others = pages.slice(0, -1);
  const join = (page: Page | undefined) => page?.evaluate(`go(); ${ME}.join('room of ${count}')`);
  return {
    name: 'ours',
    pages,
    async prepare() {
      for (const page of others) await join(page);
      for (const page of others) {
        await page.waitForFunction(`${ME}.engine.sources.camera.on.value`);
      }
      await have(others, 'first frame');
    },
    go: async () => join(pages.at(-1)),
    leave: () => hangUp(pages),
  };
}
