import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { latest } from '../base/serial.ts';
import { CallError } from '../protocol/errors.ts';
import type { Slot } from '../protocol/slot.ts';
import type { Capture } from './capture.ts';
import { next, type SourceEvent, type SourceState, trackOf } from './source-state.ts';

/** One slot of this device: opens it, mutes it, closes it, and says truly which of these it is. */
export class Source {
  readonly slot: Slot;
  readonly state: ReadonlySignal<SourceState>;
  /** The open track, muted or not. */
  readonly track: ReadonlySignal<MediaStreamTrack | undefined>;
  /** Whether others can hear or see it. */
  readonly on: ReadonlySignal<boolean>;
  readonly #state = signal<SourceState>({ status: 'off' });
  readonly #capture: Capture;
  readonly #apply = latest<boolean>((on) => (on ? this.#start() : this.#rest()));

  constructor(slot: Slot, capture: Capture) {
    this.slot = slot;
    this.#capture = capture;
    this.state = this.#state;
    this.track = computed(() => trackOf(this.#state.value));
    this.on = computed(() => this.#state.value.status === 'on');
  }

  /** Turns it on or off. Rejects with a `CallError` when the device cannot be opened; the state says so as well. */
  async set(on: boolean): Promise<void> {
    await this.#apply(on);
    const { value } = this.#state;
    if (on && value.status === 'failed') throw value.error;
  }

  /** Lets go of the device: its light goes off. */
  release(): void {
    this.track.value?.stop();
    this.#next({ type: 'stop' });
  }

  async #start(): Promise<void> {
    const open = this.track.value;
    if (open?.readyState === 'live') {
      open.enabled = true;
      this.#next({ type: 'unmute' });
      return;
    }
    this.#next({ type: 'start' });
    try {
      const track = await this.#capture(this.slot);
      this.#next({ type: 'started', track });
      // Released while the browser was still asking: nobody wants the device any more.
      if (this.track.value !== track) track.stop();
      else track.addEventListener('ended', () => this.#ended(track), { once: true });
    } catch (thrown) {
      this.#next({ type: 'failed', error: CallError.from(thrown, 'device-failed') });
    }
  }

  /** Off, but not given back: a microphone stays warm, a camera's light goes off. */
  async #rest(): Promise<void> {
    const open = this.track.value;
    if (this.slot === 'microphone' && open) {
      open.enabled = false;
      this.#next({ type: 'mute' });
    } else this.release();
  }

  /** The system took the device away. */
  #ended(track: MediaStreamTrack): void {
    if (this.track.value !== track) return;
    this.#next({
      type: 'failed',
      error: new CallError('device-failed', 'the device was taken away'),
    });
  }

  #next(event: SourceEvent): void {
    this.#state.value = next(this.#state.value, event);
  }
}

/** This device's sources, one a slot. */
export type Sources = Readonly<Record<Slot, Source>>;

export const openSources = (capture: Capture): Sources => ({
  microphone: new Source('microphone', capture),
  camera: new Source('camera', capture),
});
