import { signal } from '@preact/signals-core';
import maximize from 'lucide/dist/esm/icons/maximize.mjs';
import minimize from 'lucide/dist/esm/icons/minimize.mjs';
import type { Engine } from '../../engine/engine.ts';
import { CallError } from '../../protocol/errors.ts';
import { act } from '../base/act.ts';
import type { Localize } from '../base/localize.ts';
import { onPage } from '../base/on-page.ts';
import { forgive, refuse, whyRefused } from '../base/refusals.ts';
import type { ButtonFacts } from '../controls/buttons.ts';
import { fillWith } from './fill-with.ts';
import type { VideoGrid } from './video-grid.ts';

/** The stage that fills the screen, and what ends that. */
const full = signal<{ readonly stage: VideoGrid; readonly over: AbortController } | undefined>();

/** Has the stage fill the screen, or no more. */
export function toggleFullStage(host: HTMLElement, engine: Engine | undefined): void {
  const on = full.peek() === undefined;
  act(host, engine, 'call-toggle', { slot: 'fullscreen', on }, async (now) => {
    forgive();
    try {
      if (on) await fill(host);
      else full.peek()?.over.abort();
    } catch (thrown) {
      refuse(now, 'fullscreen', thrown);
    }
  });
}

async function fill(host: HTMLElement): Promise<void> {
  if (!document.fullscreenEnabled) throw new CallError('unsupported', 'no full screen');
  const stage = onPage(host, 'video-grid');
  if (!stage?.room) throw new CallError('wrong-state', 'no stage to show');
  // All of the page, with the stage above it: of what is around an element that fills the screen by itself, Chromium
  // lets nothing be pressed, be it a call that rings.
  const page = document.documentElement;
  const wasFull = document.fullscreenElement === page;
  await page.requestFullscreen();
  if (full.peek()) return;
  const over = new AbortController();
  full.value = { stage, over };
  over.signal.addEventListener('abort', () => {
    full.value = undefined;
    // It may have been left already, and is not ours where the page had it before.
    if (document.fullscreenElement === page && !wasFull) document.exitFullscreen().catch(() => {});
  });
  const look = (): void => {
    if (document.fullscreenElement === null) over.abort();
  };
  document.addEventListener('fullscreenchange', look, { signal: over.signal });
  fillWith(stage, host, over);
}

/** The button for that; none where the browser has no full screen for elements, or the page has no stage. */
export function fullStageButton(
  engine: Engine,
  words: Localize,
  hasStage: boolean,
): ButtonFacts | undefined {
  const on = full.value !== undefined;
  if (!document.fullscreenEnabled || !(on || hasStage)) return undefined;
  const alert = whyRefused(engine, 'fullscreen', words);
  return {
    deed: 'fullscreen',
    icon: on ? minimize : maximize,
    label: words.term('fullScreen'),
    hint: words.term(on ? 'leaveFullScreen' : 'fullScreen'),
    on,
    ...(alert && { alert }),
  };
}
