import type { EndReason } from '../../src/protocol/end-reason.ts';
import type { MemberId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { CalleeStatus } from '../../src/protocol/invite.ts';
import type { RoomKind } from '../../src/protocol/room-doc.ts';

/** One call, or one meeting in a room that is met by name. */
export type CallId = string;

/** Somebody who rang, was rung, or came. */
export interface CallPerson {
  readonly user: UserId;
  readonly name: string;
  /** What came of ringing them; not there where nobody did. */
  readonly status?: CalleeStatus;
  /** When they came first and went last, in milliseconds since the epoch. */
  readonly joined?: number;
  readonly left?: number;
  /** Whether they were taken out, and have not come back. */
  readonly ejected?: true;
  /** Which of their devices are there now, each as a member; not there where none is. */
  readonly devices?: readonly MemberId[];
}

/** What is kept of a call. All times are milliseconds since the epoch, by the server's clock. */
export interface CallRecord {
  readonly id: CallId;
  readonly room: RoomId;
  readonly kind: RoomKind;
  /** Whether it was begun with pictures. */
  readonly video: boolean;
  /** Who rang; not there where people met in a room. */
  readonly from?: { readonly user: UserId; readonly name: string };
  readonly began: number;
  /** When two were there for the first time. */
  readonly answered?: number;
  readonly ended?: number;
  readonly reason?: EndReason;
  readonly people: readonly CallPerson[];
}

/** Which calls are asked for; each filter that is named has to fit. */
export interface CallFilter {
  /** Somebody who rang, was rung, or came. */
  readonly user?: UserId | undefined;
  readonly room?: RoomId | undefined;
  /** Whether it goes on. */
  readonly active?: boolean | undefined;
  readonly reason?: EndReason | undefined;
  /** Began at this time or later; began before that. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** A part of a list: what comes after the one where the last part ended. */
export interface CallPart {
  readonly after?: CallId | undefined;
  readonly limit: number;
}

/** Where it is kept which calls there were. */
export interface Calls {
  get(id: CallId): Promise<CallRecord | undefined>;
  /** Changes a call atomically; the recipe is pure, and may run again. Undefined stands for one that is not there. */
  change(
    id: CallId,
    recipe: (call: CallRecord | undefined) => CallRecord | undefined,
  ): Promise<{ before: CallRecord | undefined; after: CallRecord | undefined }>;
  /** Newest first. Nothing after a call that is not there. */
  list(
    filter: CallFilter,
    part: CallPart,
  ): Promise<{ readonly calls: readonly CallRecord[]; readonly more: boolean }>;
}
