import type { Browser, Page } from 'puppeteer-core';
import { meter } from './meter.ts';
import type { Ours } from './our-way.ts';
import { ANY, open, type Size } from './way.ts';

/** Everybody of a mesh in a page of their own, not yet in the room. */
export interface Mesh {
  readonly pages: readonly Page[];
  readonly join: (page: Page) => Promise<unknown>;
}

const ME = "document.querySelector('#me')";
const CAMERA: Size = { width: 640, height: 360 };
const MEASURED = { whole: ANY, more: meter };
/** The size of a tile, in device pixels. */
const TILE = { width: 320, height: 180 };

const openAll = (count: number, one: (index: number) => Promise<Page>): Promise<Page[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)));

/** The bare mesh: what the camera gives goes to everyone, as the browser sends it by itself. */
export async function bareMesh(browser: Browser, url: string, count: number): Promise<Mesh> {
  const pages = await openAll(count, async () => {
    const page = await open(browser, url, CAMERA, MEASURED);
    await page.waitForFunction('globalThis.ready');
    await page.addStyleTag({
      content: `video { width: ${TILE.width}px; height: ${TILE.height}px }`,
    });
    return page;
  });
  return { pages, join: (page) => page.evaluate('join()') };
}

/** Ours: provider, grid, controls and chat, with tiles of the same size. */
export async function ourMesh(
  browser: Browser,
  { site, server }: Ours,
  count: number,
): Promise<Mesh> {
  const pages = await openAll(count, async (index) => {
    const attributes = 'camera="on"';
    const asked = new URLSearchParams({ server, user: `user${index}`, attributes });
    const page = await open(browser, `${site}/?${asked}`, CAMERA, MEASURED);
    await page.addStyleTag({ content: gridFor(count) });
    await page.waitForFunction(`${ME}?.matches(':state(connected)')`);
    return page;
  });
  // One of its own: those of an earlier round, who are gone without a word, keep their places there for a while.
  const room = `mesh of ${count} at ${Date.now()}`;
  return { pages, join: (page) => page.evaluate(`go(); void ${ME}.join('${room}')`) };
}

/** A box in which the grid's tiles have the size of the others'. */
function gridFor(count: number): string {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const [width, height] = [columns * (TILE.width + 8), rows * (TILE.height + 8)];
  return `video-grid { width: ${width}px; height: ${height}px; flex: none }`;
}

/** Has all stages in sight, or out of it. */
export async function see(pages: readonly Page[], isSeen: boolean): Promise<void> {
  for (const page of pages) {
    await page.evaluate(`document.querySelector('video-grid').hidden = ${!isSeen}`);
  }
}

/** Puts an empty tab in front of each page. */
export async function cover(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const front = await page.browserContext().newPage();
    await front.bringToFront();
  }
}
