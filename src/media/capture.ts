import type { Device } from '../protocol/slot.ts';

/** Opens a device for a slot. Rejects with a `CallError` that tells the reasons apart. */
export type Capture = (slot: Device) => Promise<MediaStreamTrack>;
