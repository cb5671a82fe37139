import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { DeviceKind, ListedDevice } from './device-choice.ts';

/** Where the list of devices comes from: `navigator.mediaDevices`, or what stands in for it. */
export type DeviceRegistry = EventTarget & Pick<MediaDevices, 'enumerateDevices'>;

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** The devices that this machine has, as far as the browser tells (W3C Media Capture, section 9.3). */
export class DeviceList {
  readonly all: ReadonlySignal<readonly ListedDevice[]>;
  readonly #all = signal<readonly ListedDevice[]>([]);
  readonly #registry: DeviceRegistry | undefined;

  constructor(registry: DeviceRegistry | undefined, onChange: () => void, until: AbortSignal) {
    this.all = this.#all;
    this.#registry = registry;
    registry?.addEventListener('devicechange', onChange, { signal: until });
  }

  /** Asks anew. Answers with what was known before, and what is now. */
  async refresh(): Promise<{ before: readonly ListedDevice[]; after: readonly ListedDevice[] }> {
    const before = this.#all.peek();
    const found = (await this.#registry?.enumerateDevices().catch(() => undefined)) ?? [];
    const after = found.map(({ kind, deviceId, label, groupId }) => {
      return { kind: KINDS[kind], id: deviceId, label, group: groupId };
    });
    this.#all.value = after;
    return { before, after };
  }
}
