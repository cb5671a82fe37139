import type { InviteId } from '../protocol/ids.ts';

/** How people are rung: for so many `seconds` (5 to 300; by default as the server is set). */
export interface InviteOptions {
  readonly video?: boolean;
  readonly seconds?: number | undefined;
}

/** How one answers: with the camera, and beside a call that is put on hold; the oldest invitation where none is named. */
export interface AcceptOptions {
  readonly video?: boolean;
  readonly hold?: boolean;
  readonly invite?: InviteId | undefined;
}
