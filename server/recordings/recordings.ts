import type { CallId } from '../calls/calls.ts';

/** Where a recording of a call can be had. Whoever records says so; what is in it is not kept here. */
export interface Recording {
  readonly id: string;
  readonly call: CallId;
  /** An address on the web. Who may open it is for that place to say. */
  readonly url: string;
  /** When it was said that it can be had, and when it begins, in milliseconds since the epoch. */
  readonly at: number;
  readonly began?: number | undefined;
  readonly seconds?: number | undefined;
}

/** Where it is kept which recordings there are. */
export interface Recordings {
  /** The oldest first. */
  of(call: CallId): Promise<readonly Recording[]>;
  add(recording: Recording): Promise<void>;
}
