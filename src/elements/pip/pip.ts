import { signal } from '@preact/signals-core';
import pictureInPicture from 'lucide/dist/esm/icons/picture-in-picture-2.mjs';
import { latest } from '../../base/serial.ts';
import { watch } from '../../base/watch.ts';
import type { Engine } from '../../engine/engine.ts';
import { CallError } from '../../protocol/errors.ts';
import { act } from '../base/act.ts';
import type { Localize } from '../base/localize.ts';
import { forgive, refuse, whyRefused } from '../base/refusals.ts';
import type { ButtonFacts } from '../controls/buttons.ts';
import { openCallWindow } from './call-window.ts';
import { openPicture } from './picture-window.ts';
import { wayToFloat } from './way-to-float.ts';

/** What shows a call beside the page, until `until` is aborted; when it is closed otherwise, it says so by `closed`. */
export type Open = (floating: {
  readonly host: HTMLElement;
  readonly engine: Engine;
  readonly until: AbortSignal;
  readonly closed: () => void;
}) => Promise<void>;

interface Wish {
  readonly on: boolean;
  readonly host: HTMLElement;
  readonly engine: Engine;
  /** Whether it was opened because the tab was left: then it goes when somebody is back. */
  readonly isByItself: boolean;
}

type State =
  | { readonly status: 'closed' }
  | { readonly status: 'opening' | 'open'; readonly engine: Engine };

const CLOSED: State = { status: 'closed' };
const WAYS: Readonly<Record<'window' | 'picture', Open>> = {
  window: openCallWindow,
  picture: openPicture,
};

/** A page has one of them at most, whichever call it shows. */
const state = signal<State>(CLOSED);
let showing = new AbortController();

/** One at a time: of presses that come while the browser opens it, the last one counts. */
const apply = latest<Wish>(async ({ on, host, engine, isByItself }) => {
  showing.abort();
  if (!on) return;
  const mine = new AbortController();
  showing = mine;
  const { signal: until } = mine;
  const closed = () => mine.abort();
  state.value = { status: 'opening', engine };
  until.addEventListener('abort', () => {
    state.value = CLOSED;
    // Nothing is kept of what it was about.
    if (showing === mine) showing = new AbortController();
  });
  forgive();
  try {
    const way = wayToFloat();
    if (!way) throw new CallError('unsupported', 'no picture-in-picture');
    if (!engine.room.peek()) throw new CallError('wrong-state', 'not in a call');
    await WAYS[way]({ host, engine, until, closed });
    if (until.aborted) return;
    state.value = { status: 'open', engine };
    // It goes with the call that it shows.
    watch(() => {
      if (!engine.room.value) closed();
    }, until);
    if (isByItself) closeOnReturn(closed, until);
  } catch (thrown) {
    closed();
    const { message } = CallError.from(thrown);
    refuse(engine, 'pip', isByItself ? new CallError('permission-system', message) : thrown);
  }
});

function closeOnReturn(close: () => void, until: AbortSignal): void {
  const look = () => {
    if (!document.hidden) close();
  };
  document.addEventListener('visibilitychange', look, { signal: until });
}

function set(on: boolean, host: HTMLElement, engine: Engine | undefined, isByItself = false): void {
  act(host, engine, 'call-toggle', { slot: 'pip', on }, (now) =>
    apply({ on, host, engine: now, isByItself }),
  );
}

/** How it is with this engine's call. Reads a signal. */
const statusOf = (engine: Engine | undefined): State['status'] => {
  const { value } = state;
  return value.status !== 'closed' && value.engine === engine ? value.status : 'closed';
};

/** Shows the call beside the page, or no more; while the browser is opening it, no more as well. */
export function togglePip(host: HTMLElement, engine: Engine | undefined): void {
  set(statusOf(engine) === 'closed', host, engine);
}

/** Shows it because the tab was left. */
export function floatByItself(host: HTMLElement, engine: Engine): void {
  if (statusOf(engine) === 'closed') set(true, host, engine, true);
}

/** The button for that; none where the browser has nothing of the kind. */
export function pipButton(engine: Engine, words: Localize): ButtonFacts | undefined {
  if (!wayToFloat()) return undefined;
  const status = statusOf(engine);
  const on = status === 'open';
  const alert = whyRefused(engine, 'pip', words);
  return {
    deed: 'pip',
    icon: pictureInPicture,
    label: words.term('pip'),
    hint: words.term(on ? 'closePip' : 'openPip'),
    on,
    isPending: status === 'opening',
    ...(alert && { alert }),
  };
}
