import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { latest } from '../base/serial.ts';
import { CallError } from '../protocol/errors.ts';
import type { Device } from '../protocol/slot.ts';
import type { SourceDriver } from './source-driver.ts';
import type { SourceState } from './source-state.ts';

/** Brings what opens and closes a slot's device. Its code is loaded when a device is first wanted. */
export type LoadDriver = (slot: Device, state: Signal<SourceState>) => Promise<SourceDriver>;

/** One slot of this device: turned on and off here, and always truly described. */
export class Source {
  readonly slot: Device;
  readonly state: ReadonlySignal<SourceState>;
  /** The open track, muted or not. */
  readonly track: ReadonlySignal<MediaStreamTrack | undefined>;
  /** Whether others can hear or see it. */
  readonly on: ReadonlySignal<boolean>;
  readonly #state = signal<SourceState>({ status: 'off' });
  readonly #load: LoadDriver;
  #driver: SourceDriver | undefined;
  readonly #apply = latest<'on' | 'off' | 'released'>(async (wanted) => {
    if (wanted === 'on' && !this.#driver) await this.#fetch();
    if (wanted === 'released') return;
    await this.#driver?.[wanted]();
  });

  constructor(slot: Device, load: LoadDriver) {
    this.slot = slot;
    this.#load = load;
    this.state = this.#state;
    this.track = computed(() => {
      const { value } = this.#state;
      return 'track' in value ? value.track : undefined;
    });
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
    if (this.#driver) this.#driver.release();
    else this.#state.value = { status: 'off' };
    // Whatever was still waiting to be done is wanted no more.
    void this.#apply('released');
  }

  async #fetch(): Promise<void> {
    const starting = { status: 'starting' } as const;
    this.#state.value = starting;
    try {
      const driver = await this.#load(this.slot, this.#state);
      // Released meanwhile: whoever wants it next loads it at once.
      if (this.#state.value === starting) this.#driver = driver;
    } catch (thrown) {
      if (this.#state.value !== starting) return;
      this.#state.value = { status: 'failed', error: CallError.from(thrown, 'offline') };
    }
  }
}

/** This device's sources, one a slot. */
export type Sources = Readonly<Record<Device, Source>>;

export const openSources = (load: LoadDriver): Sources => ({
  microphone: new Source('microphone', load),
  camera: new Source('camera', load),
});
