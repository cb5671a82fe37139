import type { DeviceChange } from '../media/device-choice.ts';
import type { Slot } from '../protocol/slot.ts';

/**
 * What happens to devices in a call. `device-unplugged`: another one is used now. `device-changed`: a device that was
 * chosen is back, or the system means another one now. `device-interrupted`, `device-resumed`: the system lets nothing
 * through, or again. `muted-speech`: somebody speaks into a muted microphone.
 */
export type DeviceNoticeCode =
  | 'device-unplugged'
  | 'device-changed'
  | 'device-interrupted'
  | 'device-resumed'
  | 'muted-speech';

export interface DeviceNotice {
  readonly code: DeviceNoticeCode;
  readonly slot: Slot;
  /** The names of the device that was used, and of the one that is used now. */
  readonly from?: string;
  readonly to?: string;
}

/** What was tried for a device that changed, or that the system had interrupted, and what came of it. */
export interface Outcome {
  readonly slot: Slot;
  readonly change: DeviceChange | undefined;
  readonly wasInterrupted: boolean;
  readonly isInterrupted: boolean;
  /** The names of the device before and now. */
  readonly from: string;
  readonly to: string;
}

/** What is to be said of it. */
export function noticeOf(outcome: Outcome): DeviceNotice | undefined {
  const { slot, change, wasInterrupted, isInterrupted, from, to } = outcome;
  if (isInterrupted) return { code: 'device-interrupted', slot };
  // A device may be gone before the list says so.
  const isGone = change === 'gone' || (!change && wasInterrupted);
  if (from !== to) return { code: isGone ? 'device-unplugged' : 'device-changed', slot, from, to };
  return wasInterrupted ? { code: 'device-resumed', slot } : undefined;
}
