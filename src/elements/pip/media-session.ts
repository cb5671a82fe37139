import { watch } from '../../base/watch.ts';
import type { Engine } from '../../engine/engine.ts';
import { DEEDS } from '../base/deeds.ts';
import { canFloatByItself, staysInSight } from './leaving-choice.ts';
import { floatByItself } from './pip.ts';

/** Media Session, with what calls have of it; browsers differ in how much they know. */
interface CallSession {
  setActionHandler(action: string, handler: (() => void) | null): void;
  setMicrophoneActive?(on: boolean): unknown;
  setCameraActive?(on: boolean): unknown;
}

let followed: { readonly engine: Engine; readonly over: AbortController } | undefined;

/**
 * Lets the browser's own buttons (on pictures that float, on keyboards and locked screens) do what those of the page do,
 * for as long as an engine is in a call; and has the browser ask for the small window when the tab is left, where the
 * person chose that.
 */
export function followInSession(host: HTMLElement, engine: Engine): void {
  if (!('mediaSession' in navigator) || followed?.engine === engine) return;
  followed?.over.abort();
  const over = new AbortController();
  const { signal: until } = over;
  followed = { engine, over };
  const session = navigator.mediaSession as unknown as CallSession;

  const on = (action: string, handler: (() => void) | null): void => {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // A browser that has no such button.
    }
  };
  const actions = {
    togglemicrophone: () => DEEDS.microphone(host, engine),
    togglecamera: () => DEEDS.camera(host, engine),
    hangup: () => DEEDS['hang-up'](host, engine),
  };
  for (const [action, handler] of Object.entries(actions)) on(action, handler);
  until.addEventListener('abort', () => {
    if (followed?.over === over) followed = undefined;
    for (const action of [...Object.keys(actions), 'enterpictureinpicture']) on(action, null);
  });

  const { microphone, camera } = engine.sources;
  watch(() => show(session.setMicrophoneActive?.(microphone.on.value)), until);
  watch(() => show(session.setCameraActive?.(camera.on.value)), until);
  watch(() => {
    const isWanted = staysInSight.value && canFloatByItself();
    on('enterpictureinpicture', isWanted ? () => floatByItself(host, engine) : null);
  }, until);
  watch(() => {
    if (!engine.room.value) over.abort();
  }, until);
}

/** Where what is shown is refused, to a page that is out of sight, say, nothing is lost. */
const show = (answer: unknown): void => void Promise.resolve(answer).catch(() => {});
