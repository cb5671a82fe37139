import { type ReadonlySignal, signal } from '@preact/signals-core';

/** Document Picture-in-Picture, where there is one. */
interface Floating extends EventTarget {
  readonly window: Window | null;
}

/** Whether anything of the page can be seen: itself, or what of it floats above others. */
export function pageSight(until: AbortSignal): ReadonlySignal<boolean> {
  const { documentPictureInPicture: floating } = globalThis as {
    documentPictureInPicture?: Floating;
  };
  const look = (): boolean =>
    !document.hidden || !!document.pictureInPictureElement || !!floating?.window;
  const isSeen = signal(look());
  const options = { signal: until };
  const update = (): void => {
    isSeen.value = look();
  };
  for (const type of ['visibilitychange', 'enterpictureinpicture', 'leavepictureinpicture']) {
    document.addEventListener(type, update, options);
  }
  floating?.addEventListener(
    'enter',
    () => {
      update();
      // Said while it is still there.
      floating.window?.addEventListener('pagehide', () => setTimeout(update), options);
    },
    options,
  );
  return isSeen;
}
