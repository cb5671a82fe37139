import type { Capture } from './capture.ts';

type Opening = typeof import('./open-device.ts');

let opening: Opening | undefined;

/** Fetches the code that opens devices, for a call that is likely. */
export async function loadDevices(): Promise<Opening> {
  opening ??= await import('./open-device.ts');
  return opening;
}

/** The browser's devices. */
export const browserDevices: Capture = async (slot) => (await loadDevices()).openDevice(slot);
