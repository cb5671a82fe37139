import { after } from './timers.ts';

/** Milliseconds after which it is taken for granted: in a page that nobody sees no frame is drawn. */
const UNSEEN = 50;

/** Resolves when the browser has drawn what it has to draw now. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => after(0, resolve));
    after(UNSEEN, resolve);
  });
