import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { CallError } from '../protocol/errors.ts';
import type { ScreenDriver } from './screen-driver.ts';
import type { ScreenState, ScreenTracks } from './screen-state.ts';

/**
 * Has the person choose what to share. Answers undefined when they chose nothing, which is no error; rejects with a
 * `CallError` that tells the others apart.
 */
export type CaptureScreen = () => Promise<ScreenTracks | undefined>;

/** The browser's question what to share, by code that is loaded when somebody shares. */
const browserScreen: CaptureScreen = async () => (await import('./open-screen.ts')).openScreen();

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
  #driver: ScreenDriver | undefined;

  /** Without a `capture` it is the browser that asks. */
  constructor(capture: CaptureScreen | undefined, until: AbortSignal) {
    this.#capture = capture ?? browserScreen;
    this.#until = until;
    this.state = this.#state;
    this.tracks = computed(() => {
      const { value } = this.#state;
      return 'tracks' in value ? value.tracks : undefined;
    });
    this.on = computed(() => this.tracks.value !== undefined);
    this.error = computed(() => {
      const { value } = this.#state;
      return 'error' in value ? value.error : undefined;
    });
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
    if (!this.#driver) {
      this.#state.value = { status: 'starting' };
      await this.#load();
      // Stopped while it was loading.
      if (this.#state.peek().status !== 'starting') return;
    }
    await this.#driver?.ask();
    if (this.error.value) throw this.error.value;
  }

  /** Stops sharing. A question that is still open comes to nothing. */
  stop(): void {
    if (this.#driver) this.#driver.stop();
    else if (this.#state.peek().status !== 'off') this.#state.value = { status: 'off' };
  }

  async #load(): Promise<void> {
    try {
      const { ScreenDriver } = await import('./screen-driver.ts');
      this.#driver ??= new ScreenDriver(this.#state, this.#capture);
    } catch (cause) {
      const error = new CallError('offline', 'sharing could not be loaded', { cause });
      this.#state.value = { status: 'failed', error };
      throw error;
    }
  }
}
