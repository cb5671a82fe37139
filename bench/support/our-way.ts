import type { Browser, Page } from 'puppeteer-core';
import { ANY, have, open, type Size, type Way } from './way.ts';

const ME = "document.querySelector('#me')";

/** Where our pages are, and the server to which they talk. */
export interface Ours {
  readonly site: string;
  readonly server: string;
}

/** Somebody signed in, with attributes on the provider. */
async function enter(
  browser: Browser,
  { site, server }: Ours,
  size: Size,
  user: string,
  { attributes = '', whole = size } = {},
): Promise<Page> {
  const asked = new URLSearchParams({ server, user, attributes });
  const page = await open(browser, `${site}/?${asked}`, size, { whole });
  await page.waitForFunction(`${ME}?.matches(':state(connected)')`);
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
  where: Ours,
  size: Size,
  preconnect: boolean,
): Promise<Way> {
  const more = { attributes: preconnect ? 'preconnect' : '' };
  const caller = await enter(browser, where, size, 'caller', more);
  const callee = await enter(browser, where, size, 'callee', more);
  const pages = [caller, callee];
  return {
    name: preconnect ? 'ours, preconnect' : 'ours',
    pages,
    async prepare() {
      await caller.evaluate(`${ME}.invite('callee', { video: true })`);
      await callee.waitForFunction(`${ME}.engine.incoming.state.value.length > 0`);
      // Nobody accepts in the moment in which it begins to ring.
      await have(pages, preconnect ? 'DTLS' : 'signaling', 1_500);
    },
    go: () => callee.evaluate(`go(); void ${ME}.accept({ video: true })`),
    leave: () => hangUp(pages),
  };
}

/** A room of our pages, into which the last one comes. */
export async function ourRoom(
  browser: Browser,
  where: Ours,
  size: Size,
  count: number,
): Promise<Way> {
  const more = { attributes: 'camera="on"', whole: ANY };
  const names = ['first', 'second', 'third', 'fourth'].slice(0, count);
  const pages = await Promise.all(names.map((name) => enter(browser, where, size, name, more)));
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
