import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { CallError } from '../protocol/errors.ts';
import {
  errorOf,
  next,
  type ScreenEvent,
  type ScreenState,
  type ScreenTracks,
  tracksOf,
} from './screen-state.ts';

/**
 * Has the person choose what to share. Answers undefined when they chose nothing, which is no error; rejects with a
 * `CallError` that tells the others apart.
 */
export type CaptureScreen = () => Promise<ScreenTracks | undefined>;

/** This device's screen in one call: asked for, shared, replaced by something else, and stopped with the call. */
export class Screen {
  readonly state: ReadonlySignal<ScreenState>;
  /** What is shared; undefined while nothing is. */
  readonly tracks: ReadonlySignal<ScreenTracks | undefined>;
  readonly on: ReadonlySignal<boolean>;
  /** Why what was wanted last did not come about. */
  readonly error: ReadonlySignal<CallError | undefined>;
  readonly #state = signal<ScreenState>({ status: 'off' });
  readonly #capture: CaptureScreen;
  readonly #until: AbortSignal;
  /**
   * The browser's question while it is open. Whoever asks meanwhile waits for the same answer: a second question would
   * come up without a click, and by then unwanted.
   */
  #question: Promise<void> | undefined;

  constructor(capture: CaptureScreen, until: AbortSignal) {
    this.#capture = capture;
    this.#until = until;
    this.state = this.#state;
    this.tracks = computed(() => tracksOf(this.#state.value));
    this.on = computed(() => this.tracks.value !== undefined);
    this.error = computed(() => errorOf(this.#state.value));
    until.addEventListener('abort', () => this.stop(), { once: true });
  }

  /** Shares or stops sharing. What is shared already goes on. Rejects as `share` does. */
  async set(on: boolean): Promise<void> {
    if (!on) this.stop();
    else if (!this.on.value) await this.share();
  }

  /**
   * Asks what to share, and puts it in the place of what is shared already. Resolves without sharing anything when the
   * person chose nothing; rejects with a `CallError` when it was not possible, and the state says so as well.
   */
  async share(): Promise<void> {
    if (this.#until.aborted) throw new CallError('wrong-state', 'the call is over');
    this.#next({ type: 'ask' });
    this.#question ??= this.#ask();
    await this.#question;
    if (this.error.value) throw this.error.value;
  }

  /** Stops sharing. A question that is still open comes to nothing. */
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
    if (this.tracks.value !== tracks) stop(tracks);
  }

  #next(event: ScreenEvent): void {
    const before = this.tracks.peek();
    this.#state.value = next(this.#state.peek(), event);
    const after = this.tracks.peek();
    // Last, so that what carries the tracks has let go of them, or has the new ones, by then.
    if (before && before.screen !== after?.screen) stop(before);
  }
}

const stop = (tracks: ScreenTracks): void => {
  for (const track of Object.values(tracks)) track.stop();
};
