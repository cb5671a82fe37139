import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { queue } from '../base/serial.ts';
import { after } from '../base/timers.ts';
import { watch } from '../base/watch.ts';
import type { Capture } from '../media/capture.ts';
import {
  changeOf,
  chooseDevice,
  type DeviceKind,
  type KnownDevice,
  type ListedDevice,
  remember,
} from '../media/device-choice.ts';
import { DeviceList, type DeviceRegistry } from '../media/device-list.ts';
import { type Choices, keep, recall } from '../media/device-memory.ts';
import { openDevice } from '../media/open-device.ts';
import { permissionFor } from '../media/permission.ts';
import type { Process } from '../media/processing.ts';
import type { Sources } from '../media/source.ts';
import { SourceDriver } from '../media/source-driver.ts';
import type { SourceState } from '../media/source-state.ts';
import { CallError } from '../protocol/errors.ts';
import { DEVICES, type Device } from '../protocol/slot.ts';
import { type DeviceNotice, noticeOf } from './device-notice.ts';
import type { Facts } from './facts.ts';
import type { Preferences } from './preferences.ts';

export interface DevicesParts {
  readonly sources: Sources;
  readonly preferences: Preferences;
  readonly facts: Facts;
  readonly until: AbortSignal;
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

  constructor(parts: DevicesParts) {
    const { preferences, until, registry = navigator.mediaDevices } = parts;
    this.#parts = parts;
    this.#list = new DeviceList(registry, () => this.#review('list'), until);
    this.list = this.#list.all;
    this.choices = this.#choices;
    this.news = this.#news;
    watch(() => {
      preferences.speaker.value = this.#wanted('speaker') ?? '';
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

  /**
   * Uses a device from now on, and remembers it; none leaves it to the system. Rejects with a `CallError` when it
   * cannot be opened; the one before goes on.
   */
  async choose(kind: DeviceKind, device: KnownDevice | undefined): Promise<void> {
    const chosen = remember(this.#choices.peek()[kind], device);
    await this.#change({ [kind]: chosen }, kind);
  }

  /** Turns on or off what the browser does to the microphone's sound. */
  async process(process: Process, on: boolean): Promise<void> {
    const processing = { ...this.#choices.peek().processing, [process]: on };
    await this.#change({ processing }, 'microphone');
  }

  async #change(change: Partial<Choices>, kind: DeviceKind): Promise<void> {
    const before = this.#choices.peek();
    this.#choices.value = { ...before, ...change };
    try {
      await this.#drivers.get(kind)?.renew();
    } catch (thrown) {
      this.#choices.value = before;
      throw thrown;
    }
    keep(this.#choices.value);
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
    void this.#inTurn(async () => {
      const { before, after } = await this.#list.refresh();
      // What is open was just chosen; only a list that had no ids until now can know better.
      const isKnown = before.some(({ id }) => id !== '');
      if (why === 'opened' && isKnown) return;
      for (const slot of DEVICES) await this.#settle(slot, before, after, why === 'visible');
    });
  }

  /** Goes on with the device that is to be used now, if that is another one, or if the system has ended it. */
  async #settle(
    slot: Device,
    before: readonly ListedDevice[],
    after: readonly ListedDevice[],
    isBack: boolean,
  ): Promise<void> {
    const source = this.#parts.sources[slot];
    const track = source.track.peek();
    if (!track) return;
    const of = (list: readonly ListedDevice[]) => list.filter(({ kind }) => kind === slot);
    const used = { id: track.getSettings().deviceId ?? '', label: track.label };
    const change = changeOf(of(before), of(after), used, this.#wanted(slot));
    const isInterrupted = () => source.state.peek().status === 'interrupted';
    const wasInterrupted = isInterrupted();
    const isOver = wasInterrupted && (track.readyState === 'ended' || isBack);
    if (change || (isOver && (await mayOpen(slot)))) await this.#renew(slot, wasInterrupted);
    const now = source.track.peek();
    // Turned off meanwhile.
    if (!now) return;
    const names = { from: track.label, to: now.label };
    const states = { wasInterrupted, isInterrupted: isInterrupted() };
    const notice = noticeOf({ slot, change, ...states, ...names });
    if (notice) this.#tell(notice);
  }

  async #renew(slot: Device, isNeeded: boolean): Promise<void> {
    try {
      await this.#drivers.get(slot)?.renew();
    } catch (thrown) {
      // A better liked device that cannot be had is no reason to complain: the one before goes on.
      if (!isNeeded) return;
      const { code, message } = CallError.from(thrown);
      this.#parts.facts.emit('call-error', { code, message, slot });
    }
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

/** What the system has ended is opened again only where nobody has to be asked for it. */
async function mayOpen(slot: Device): Promise<boolean> {
  return document.visibilityState === 'visible' && (await permissionFor(slot)) !== 'prompt';
}
