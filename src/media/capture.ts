import type { Device } from '../protocol/slot.ts';
import type { Processing } from './processing.ts';

/** How a slot's device is to be opened. */
export interface Wish {
  /** Which one, by its `deviceId`; whichever the system chooses where none is given, or it is not there. */
  readonly device?: string | undefined;
  /** What the browser is to do to a microphone's sound. */
  readonly processing?: Processing;
}

/** Opens a device for a slot. Rejects with a `CallError` that tells the reasons apart. */
export type Capture = (slot: Device, wish?: Wish) => Promise<MediaStreamTrack>;
