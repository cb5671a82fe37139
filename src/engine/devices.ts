import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { log } from '../base/log.ts';
import { queue } from '../base/serial.ts';
import { after } from '../base/timers.ts';
import { watch } from '../base/watch.ts';
import type { Capture } from '../media/capture.ts';
import {
  choosable,
  chooseDevice,
  type DeviceKind,
  type KnownDevice,
  type ListedDevice,
} from '../media/device-choice.ts';
import { DeviceList, type DeviceRegistry } from '../media/device-list.ts';
import { type Choices, keep, recall } from '../media/device-memory.ts';
import { openDevice } from '../media/open-device.ts';
import type { Process } from '../media/processing.ts';
import type { Sources } from '../media/source.ts';
import { SourceDriver } from '../media/source-driver.ts';
import type { SourceState } from '../media/source-state.ts';
import type { Quality } from '../protocol/quality.ts';
import { DEVICES, type Device } from '../protocol/slot.ts';
import type { Choosing } from './choose-device.ts';
import type { DeviceNotice } from './device-notice.ts';
import type { Facts } from './facts.ts';
import type { Preferences } from './preferences.ts';

export interface DevicesParts {
  readonly sources: Sources;
  readonly preferences: Preferences;
  readonly facts: Facts;
  readonly room: ReadonlySignal<unknown>;
  readonly until: AbortSignal;
  /** Gives devices back that no call needs. */
  readonly coolDown: () => void;
  /** Opens devices, and lists them; the browser where none is given. */
  readonly capture?: Capture | undefined;
  readonly registry?: DeviceRegistry | undefined;
}

/** Milliseconds for which it is shown that another device is used. */
const SHOWN = 8_000;

/** Which microphone, camera and speaker are used: as the person chose, as long as these are there. */
export class Devices {
  /** Everything that the browser lists, the system's own choice included. */
  readonly list: ReadonlySignal<readonly ListedDevice[]>;
  readonly choices: ReadonlySignal<Choices>;
  /** What was said last of a change of device, for some seconds. */
  readonly news: ReadonlySignal<DeviceNotice | undefined>;
  readonly #choices = signal(recall());
  readonly #news = signal<DeviceNotice | undefined>();
  readonly #list: DeviceList;
  readonly #parts: DevicesParts;
  readonly #drivers = new Map<DeviceKind, SourceDriver>();
  readonly #inTurn = queue();
  /** How many look at what the devices give, outside a call. */
  #watchers = 0;

  constructor(parts: DevicesParts) {
    const { preferences, until, registry = navigator.mediaDevices } = parts;
    this.#parts = parts;
    this.#list = new DeviceList(registry, () => this.#review('list'), until);
    this.list = this.#list.all;
    this.choices = this.#choices;
    this.news = this.#news;
    watch(() => {
      preferences.speaker.value = this.#wanted('speaker') ?? '';
      preferences.chosenQuality.value = this.#choices.value.quality;
    }, until);
    // Phones end what they hear when the screen goes dark, and do not say when it may begin again.
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && this.#review('visible'),
      { signal: until },
    );
    void this.refresh();
  }

  /** Makes what opens and closes a source's device. */
  drive(slot: Device, state: Signal<SourceState>): SourceDriver {
    const driver = new SourceDriver({
      slot,
      state,
      open: () => this.#open(slot),
      onChange: (what) => this.#changed(slot, what),
    });
    this.#drivers.set(slot, driver);
    return driver;
  }

  /** Asks the browser for its list anew. */
  async refresh(): Promise<void> {
    await this.#list.refresh();
  }

  /** The devices of a kind of which a person can choose one. */
  choosable(kind: DeviceKind): readonly ListedDevice[] {
    return choosable(this.list.value, kind);
  }

  /** The one of them that was chosen; undefined while it is not there, or was left to the system. */
  chosen(kind: DeviceKind): ListedDevice | undefined {
    const wanted = this.#wanted(kind);
    return this.choosable(kind).find(({ id }) => id === wanted);
  }

  /** Has the devices open as the next call would, until `until` is aborted: for a look into the mirror. */
  async preview(until: AbortSignal): Promise<void> {
    const { preview } = await import('./preview.ts');
    if (until.aborted) return;
    this.#watchers += 1;
    const looking = AbortSignal.any([until, this.#parts.until]);
    preview(this.#parts, looking);
    // After the preview has ended, which would open again what is given back.
    looking.addEventListener('abort', () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) this.#parts.coolDown();
    });
  }

  /**
   * Uses a device from now on, and remembers it; none leaves it to the system. Rejects with a `CallError` when it
   * cannot be opened; the one before goes on.
   */
  async choose(kind: DeviceKind, device: KnownDevice | undefined): Promise<void> {
    const { choose } = await import('./choose-device.ts');
    await choose(kind, device, this.#choosing());
  }

  /** Turns on or off what the browser does to the microphone's sound. */
  async process(process: Process, on: boolean): Promise<void> {
    const { change } = await import('./choose-device.ts');
    const processing = { ...this.#choices.peek().processing, [process]: on };
    await change({ processing }, 'microphone', this.#choosing());
  }

  /** Sends pictures this good from now on, and remembers it; `undefined` leaves it to the page. */
  chooseQuality(quality: Quality | undefined): void {
    this.#choices.value = { ...this.#choices.peek(), quality };
    keep(this.#choices.value);
  }

  #choosing(): Choosing {
    const { sources } = this.#parts;
    return {
      ...{ sources, choices: this.#choices },
      renew: async (kind) => this.#drivers.get(kind)?.renew(),
    };
  }

  #wanted(kind: DeviceKind): string | undefined {
    return chooseDevice(this.list.value, kind, this.#choices.value[kind]);
  }

  async #open(slot: Device): Promise<MediaStreamTrack> {
    const { capture = openDevice } = this.#parts;
    const { processing } = this.#choices.peek();
    const track = await capture(slot, { device: this.#wanted(slot), processing });
    // With the permission, the list has names.
    this.#review('opened');
    return track;
  }

  #changed(slot: Device, what: 'interrupted' | 'resumed'): void {
    if (what === 'resumed') this.#tell({ code: 'device-resumed', slot });
    else this.#review('taken');
  }

  #review(why: 'list' | 'opened' | 'taken' | 'visible'): void {
    this.#inTurn(async () => {
      const { before, after } = await this.#list.refresh();
      // What is open was just chosen; only a list that had no ids until now can know better.
      const isKnown = before.some(({ id }) => id !== '');
      if (why === 'opened' && isKnown) return;
      if (DEVICES.every((slot) => !this.#parts.sources[slot].track.peek())) return;
      // Without a network nothing is done about it; one tap on the button does the same.
      const { reviewDevice } = await import('./device-review.ts');
      const { sources, facts } = this.#parts;
      const isBack = why === 'visible';
      for (const slot of DEVICES) {
        const notice = await reviewDevice(slot, {
          ...{ sources, facts, before, after, isBack },
          wanted: (kind) => this.#wanted(kind),
          renew: async (kind) => this.#drivers.get(kind)?.renew(),
        });
        if (notice) this.#tell(notice);
      }
    }).catch((error) => log.warn('devices could not be followed', error));
  }

  #tell(notice: DeviceNotice): void {
    this.#parts.facts.emit('call-notice', notice);
    this.#news.value = notice;
    after(
      SHOWN,
      () => {
        if (this.#news.peek() === notice) this.#news.value = undefined;
      },
      this.#parts.until,
    );
  }
}
