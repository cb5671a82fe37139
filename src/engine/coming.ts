import type { InviteId } from '../protocol/ids.ts';
import type { Device, SlotsOn } from '../protocol/slot.ts';

/** What a command that leads into a room has to carry. */
export interface Arrival {
  readonly instance: string;
  readonly slots: SlotsOn;
}

/** How one comes in: with a camera, and beside a call that is put on hold, or instead of it. */
export interface Coming {
  readonly video: boolean;
  readonly hold: boolean;
  /** Which devices are to be on, where that is not as the person prefers. */
  readonly wanted?: Pick<SlotsOn, Device>;
  /** When the conversation began, where that was before this page; in milliseconds since the epoch. */
  readonly since?: number;
  /** The invitation that is answered. */
  readonly invite?: InviteId;
}
