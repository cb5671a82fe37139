import { watch } from '../../base/watch.ts';
import { focused } from '../base/focused.ts';
import type { CallControls } from '../controls/call-controls.ts';
import { sameControls } from '../controls/same-controls.ts';
import { fullStageStyles } from './full-stage.styles.ts';
import { raiseCards } from './raise-cards.ts';
import type { VideoGrid } from './video-grid.ts';

/** What works where the stage is all that is seen: nothing that shows something beside it. */
const CONTROLS = [
  ...['microphone', 'camera', 'screen', 'hand', 'reaction', 'layout', 'hold', 'settings'],
  ...['fullscreen', 'hang-up'],
];

/** Has a stage fill the window, with the page's buttons below its tiles, until `over` is aborted, or the call is over. */
export function fillWith(stage: VideoGrid, host: HTMLElement, over: AbortController): void {
  const { signal: until } = over;
  const before = focused();
  const root = stage.renderRoot as ShadowRoot;
  const { styleSheet } = fullStageStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
  stage.popover = 'manual';
  stage.showPopover();

  const controls = document.createElement('call-controls');
  controls.part.add('controls');
  controls.controls = [...new Set([...sameControls(host, CONTROLS), 'fullscreen'])].join(' ');
  // In the next frame: within this one the stage, which is around them, has been measured already. When the stage is taken
  // away, they have another size as well.
  const observer = new ResizeObserver(() =>
    requestAnimationFrame(() => {
      if (!stage.isConnected) over.abort();
      if (until.aborted) return;
      stage.style.setProperty('--controls-size', `${controls.offsetHeight}px`);
    }),
  );
  observer.observe(controls);
  // In front of what the stage renders by itself, with which it takes away all that comes after it.
  root.prepend(controls);
  raiseCards(host);
  keepFocus(stage, controls, until);
  watch(() => {
    if (!stage.room) over.abort();
  }, until);
  until.addEventListener('abort', () => {
    observer.disconnect();
    const hadFocus = root.activeElement === controls;
    controls.remove();
    stage.style.removeProperty('--controls-size');
    if (stage.matches(':popover-open')) stage.hidePopover();
    stage.popover = null;
    // Where one was before, for whoever came by keyboard.
    if (hadFocus) before?.focus();
  });
}

/** Goes to the button that leaves, as soon as it is there; what is covered by the stage does not get the focus. */
function keepFocus(stage: VideoGrid, controls: CallControls, until: AbortSignal): void {
  const toButton = (): boolean => {
    const found = controls.renderRoot.querySelector<HTMLElement>('[part~=fullscreen]');
    found?.focus();
    return found != null;
  };
  const observer = new MutationObserver(() => toButton() && observer.disconnect());
  observer.observe(controls.renderRoot, { childList: true, subtree: true });
  until.addEventListener('abort', () => observer.disconnect());
  document.addEventListener(
    'focusin',
    (event) => {
      const isAbove = (one: EventTarget) =>
        one === stage || (one instanceof Element && one.matches(':popover-open, dialog'));
      if (!event.composedPath().some(isAbove)) toButton();
    },
    { signal: until },
  );
}
