import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { latest } from '../base/serial.ts';
import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import type { Capture } from './capture.ts';
import { next, type SourceEvent, type SourceState, trackOf } from './source-state.ts';

/** Hears that the system has taken a device away. */
export type OnTaken = (slot: Device, error: CallError) => void;

/** One slot of this device: opens it, mutes it, closes it, and says truly which of these it is. */
export class Source {
  readonly slot: Device;
  readonly state: ReadonlySignal<SourceState>;
  /** The open track, muted or not. */
  readonly track: ReadonlySignal<MediaStreamTrack | undefined>;
  /** Whether others can hear or see it. */
  readonly on: ReadonlySignal<boolean>;
  readonly #state = signal<SourceState>({ status: 'off' });
  readonly #capture: Capture;
  readonly #onTaken: OnTaken;
  readonly #apply = latest<'on' | 'off' | 'released'>(async (wanted) => {
    if (wanted === 'on') await this.#start();
    else if (wanted === 'off') this.#rest();
  });

  constructor(slot: Device, capture: Capture, onTaken: OnTaken = () => {}) {
    this.slot = slot;
    this.#capture = capture;
    this.#onTaken = onTaken;
    this.state = this.#state;
    this.track = computed(() => trackOf(this.#state.value));
    this.on = computed(() => this.#state.value.status === 'on');
  }

  /** Turns it on or off. Rejects with a `CallError` when the device cannot be opened; the state says so as well. */
  async set(on: boolean): Promise<void> {
    await this.#apply(on ? 'on' : 'off');
    const { value } = this.#state;
    if (on && value.status === 'failed') throw value.error;
  }

  /** Lets go of the device: its light goes off. */
  release(): void {
    this.#letGo();
    // Whatever was still waiting to be done is wanted no more.
    void this.#apply('released');
  }

  #letGo(): void {
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
    // A track that somebody else has stopped says nothing of it.
    if (open) this.#letGo();
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
  #rest(): void {
    const open = this.track.value;
    if (this.slot === 'microphone' && open) {
      open.enabled = false;
      this.#next({ type: 'mute' });
    } else this.#letGo();
  }

  /** The system took the device away. */
  #ended(track: MediaStreamTrack): void {
    if (this.track.value !== track) return;
    const error = new CallError('device-failed', 'the device was taken away');
    this.#next({ type: 'failed', error });
    this.#onTaken(this.slot, error);
  }

  #next(event: SourceEvent): void {
    this.#state.value = next(this.#state.value, event);
  }
}

/** This device's sources, one a slot. */
export type Sources = Readonly<Record<Device, Source>>;

export const openSources = (capture: Capture, onTaken?: OnTaken): Sources => ({
  microphone: new Source('microphone', capture, onTaken),
  camera: new Source('camera', capture, onTaken),
});
