import type { EngineParts } from '../../src/engine/engine-parts.ts';
import { CallError, type ErrorCode } from '../../src/protocol/errors.ts';
import type { Device } from '../../src/protocol/slot.ts';
import { InventedDevices } from '../../src/testing/invented-devices.ts';

export const HEADSET = 'Headset Pro 9000 (046d:0a37)';

/** A desk with two of everything. */
export function inventedSetup(): {
  readonly devices: InventedDevices;
  readonly parts: Partial<EngineParts>;
} {
  // What an earlier story has chosen is not to be remembered.
  localStorage.clear();
  const devices = new InventedDevices({
    audioinput: ['Built-in microphone', HEADSET],
    videoinput: ['FaceTime HD Camera', 'USB Document Camera with a very long name indeed'],
    audiooutput: ['Built-in speakers', HEADSET],
  });
  return { devices, parts: { registry: devices, capture: devices.capture } };
}

/** The same, with something wrong with one kind of device. */
export function troubledSetup(slot: Device, code: ErrorCode): Partial<EngineParts> {
  const { devices, parts } = inventedSetup();
  return {
    ...parts,
    capture: async (asked, wish) => {
      if (asked === slot) throw new CallError(code);
      return devices.capture(asked, wish);
    },
  };
}
