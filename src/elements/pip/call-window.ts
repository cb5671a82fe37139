import { signal } from '@preact/signals-core';
import { CallError } from '../../protocol/errors.ts';
import type { CallElement } from '../base/call-element.ts';
import { onPage } from '../base/on-page.ts';
import '../controls/call-controls.ts';
import { sameControls } from '../controls/same-controls.ts';
import '../stage/video-grid.ts';
import { copyLooks, whenLooksChange } from './looks-of.ts';
import type { Open } from './pip.ts';
import { sheetsIn } from './sheets-in.ts';
import { documentPip } from './way-to-float.ts';

/** What works in the small window. What asks the browser for something wants to be pressed in the page. */
const CONTROLS = ['microphone', 'camera', 'hand', 'hang-up'];
/** What is done there by an event that the page may cancel. */
const INTENTS = ['call-toggle', 'call-hang-up'];
const SIZE = { width: 400, height: 320 };

const LAYOUT = `
  body {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    gap: 8px;
    box-sizing: border-box;
    block-size: 100dvh;
    margin: 0;
    padding: 6px 6px 8px;
    overflow: hidden;
  }
  video-grid {
    min-block-size: 0;
  }
`;

/** The call in a small window of its own, above all others: who is there, and the buttons. */
export const openCallWindow: Open = async ({ host, engine, until, closed }) => {
  const win = await documentPip()?.requestWindow(SIZE);
  if (!win) throw new CallError('unsupported', 'no Document Picture-in-Picture');
  const { document: there } = win;
  const { CSSStyleSheet } = win as unknown as typeof globalThis;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LAYOUT);
  there.adoptedStyleSheets = [sheet];

  const around = signal(engine);
  const put = <T extends CallElement>(element: T): T => {
    sheetsIn(win, element);
    element.useEngine(around);
    return element;
  };
  const grid = put(document.createElement('video-grid'));
  const controls = put(document.createElement('call-controls'));
  controls.controls = sameControls(host, CONTROLS).join(' ');

  const look = (): void => {
    const { words } = host as CallElement;
    there.documentElement.lang = words.lang();
    there.documentElement.dir = getComputedStyle(host).direction;
    there.title = words.term('callPanel');
    copyLooks(host, there.documentElement);
    copyLooks(onPage(host, 'video-grid') ?? host, grid);
    copyLooks(onPage(host, 'call-controls') ?? host, controls);
  };
  look();
  whenLooksChange(look, until);

  for (const intent of INTENTS) {
    there.addEventListener(intent, (event) => {
      const { detail } = event as CustomEvent;
      const options = { bubbles: true, composed: true, cancelable: true, detail };
      const here = host.isConnected ? host : document;
      if (!here.dispatchEvent(new CustomEvent(intent, options))) event.preventDefault();
    });
  }
  there.body.append(grid, controls);

  // The elements hear nothing of it when their window goes.
  win.addEventListener('pagehide', closed, { once: true });
  const end = (): void => {
    grid.remove();
    controls.remove();
    win.close();
  };
  if (until.aborted) end();
  else until.addEventListener('abort', end, { once: true });
};
