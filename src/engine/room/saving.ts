import { type ReadonlySignal, signal } from '@preact/signals-core';

/** Battery Status API and Network Information API, where there are any. */
interface Battery extends EventTarget {
  readonly charging: boolean;
  readonly level: number;
}
interface Hints {
  readonly getBattery?: () => Promise<Battery>;
  readonly connection?: EventTarget & { readonly saveData?: boolean };
}

/** The share of its battery below which a device is to live on. */
const LOW = 0.2;

/** Whether the device is short of energy, or its network of data. */
export function saving(
  until: AbortSignal,
  hints: Hints = navigator as Hints,
): ReadonlySignal<boolean> {
  const isSaving = signal(false);
  const options = { signal: until };
  let battery: Battery | undefined;
  const look = (): void => {
    const isLow = battery !== undefined && !battery.charging && battery.level <= LOW;
    isSaving.value = isLow || hints.connection?.saveData === true;
  };
  hints.connection?.addEventListener('change', look, options);
  // Refused to pages in frames that are not allowed to know: then nobody knows.
  hints.getBattery?.().then(
    (known) => {
      battery = known;
      for (const type of ['levelchange', 'chargingchange'])
        known.addEventListener(type, look, options);
      look();
    },
    () => {},
  );
  look();
  return isSaving;
}
