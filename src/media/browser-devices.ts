import type { Capture } from './capture.ts';

let loading: Promise<typeof import('./open-device.ts')> | undefined;

/** Fetches the code that opens devices, once. What could not be fetched is tried again. */
export function loadDevices(): Promise<typeof import('./open-device.ts')> {
  loading ??= import('./open-device.ts').catch((thrown) => {
    loading = undefined;
    throw thrown;
  });
  return loading;
}

/** The browser's devices, by code that is loaded for the first call. */
export const browserDevices: Capture = async (slot) => (await loadDevices()).openDevice(slot);
