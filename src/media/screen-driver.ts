import type { Signal } from '@preact/signals-core';
import { CallError } from '../protocol/errors.ts';
import type { CaptureScreen } from './screen.ts';
import {
  next,
  type ScreenEvent,
  type ScreenState,
  type ScreenTracks,
  tracksOf,
} from './screen-state.ts';

/** Asks what to share, and follows what becomes of it. Loaded when somebody shares. */
export class ScreenDriver {
  readonly #state: Signal<ScreenState>;
  readonly #capture: CaptureScreen;
  /**
   * The browser's question while it is open. Whoever asks meanwhile waits for the same answer: a second question would
   * come up without a click, and by then unwanted.
   */
  #question: Promise<void> | undefined;

  constructor(state: Signal<ScreenState>, capture: CaptureScreen) {
    this.#state = state;
    this.#capture = capture;
  }

  async ask(): Promise<void> {
    this.#next({ type: 'ask' });
    this.#question ??= this.#ask();
    await this.#question;
  }

  stop(): void {
    this.#next({ type: 'stop' });
  }

  async #ask(): Promise<void> {
    try {
      const tracks = await this.#capture();
      if (tracks) this.#take(tracks);
      else this.#next({ type: 'dismissed' });
    } catch (thrown) {
      this.#next({ type: 'failed', error: CallError.from(thrown, 'device-failed') });
    } finally {
      this.#question = undefined;
    }
  }

  #take(tracks: ScreenTracks): void {
    for (const track of Object.values(tracks)) {
      // By the browser's own bar, or because the window was closed.
      track.addEventListener('ended', () => this.#next({ type: 'ended', track }), { once: true });
    }
    this.#next({ type: 'chosen', tracks });
    // Stopped while the browser was still asking: nobody wants it any more.
    if (tracksOf(this.#state.peek()) !== tracks) stop(tracks);
  }

  #next(event: ScreenEvent): void {
    const before = tracksOf(this.#state.peek());
    this.#state.value = next(this.#state.peek(), event);
    const after = tracksOf(this.#state.peek());
    // Last, so that what carries the tracks has let go of them, or has the new ones, by then.
    if (before && before.screen !== after?.screen) stop(before);
  }
}

const stop = (tracks: ScreenTracks): void => {
  for (const track of Object.values(tracks)) track.stop();
};
