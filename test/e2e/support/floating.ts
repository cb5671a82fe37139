import type { Page } from 'puppeteer-core';
import { eventually } from '../../support/until.ts';

/** The small window that floats of a page's context, as soon as it is there and has a call in it. */
export function floatingOf(page: Page): Promise<Page> {
  return eventually(async () => {
    for (const one of await page.browser().pages()) {
      if (one.url() !== 'about:blank' || one.browserContext() !== page.browserContext()) continue;
      const grid = await one.$('video-grid');
      if (!grid) continue;
      await grid.dispose();
      return one;
    }
    return undefined;
  });
}

/** Whether a page has such a window. */
export const isFloating = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { documentPictureInPicture: pip } = globalThis as unknown as {
      documentPictureInPicture: { readonly window: Window | null };
    };
    return pip.window !== null;
  });

/** The tiles of a stage, and whether there is a picture in each. */
export const tilesOf = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('video-grid')?.shadowRoot;
    return [...(root?.querySelectorAll<HTMLElement>('[part~=tile]') ?? [])].map((tile) => ({
      width: tile.offsetWidth,
      height: tile.offsetHeight,
      moves: (tile.querySelector('video')?.currentTime ?? 0) > 0,
    }));
  });

/** Puts another tab in front of a page, as whoever leaves its tab does. */
export async function leaveTab(page: Page): Promise<Page> {
  const other = await page.browserContext().newPage();
  await other.bringToFront();
  await page.waitForFunction(() => document.hidden, { polling: 50 });
  return other;
}

/**
 * Before anything else in a page: while it is not seen it draws no frame, and measures nothing. Browsers with a screen do
 * so; one without goes on with both.
 */
export function undrawnWhileHidden(): void {
  const draw = requestAnimationFrame.bind(globalThis);
  const waitToDraw = (frame: FrameRequestCallback): number =>
    draw((time) => {
      if (document.hidden) waitToDraw(frame);
      else frame(time);
    });
  globalThis.requestAnimationFrame = waitToDraw;
  const undrawn =
    <E, O>(callback: (entries: E[], observer: O) => void) =>
    (entries: E[], observer: O): void => {
      if (!document.hidden) callback(entries, observer);
    };
  globalThis.ResizeObserver = class extends ResizeObserver {
    constructor(callback: ResizeObserverCallback) {
      super(undrawn(callback));
    }
  };
  globalThis.IntersectionObserver = class extends IntersectionObserver {
    constructor(callback: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      super(undrawn(callback), options);
    }
  };
}
