import type { EndReason } from '../../src/protocol/end-reason.ts';
import type { InviteId, MemberId, RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';

/**
 * What the rules do later, if it still is to be done then. It is said as data, so that it can be kept outside of the
 * process that planned it, and be done by another.
 */
export type Task =
  /** Its time is over. */
  | { readonly do: 'invite:expire'; readonly invite: InviteId }
  /** Callees have not come back to a server that is new. */
  | { readonly do: 'invite:absent'; readonly invite: InviteId }
  /** Late answers have been told the truth. */
  | { readonly do: 'invite:forget'; readonly invite: InviteId }
  /** Nobody has come back for what a connection was ringing, or was rung by. */
  | { readonly do: 'invite:lose'; readonly session: SessionId; readonly user: UserId }
  /** Nobody has come back for the place of a connection. */
  | {
      readonly do: 'place:give-up';
      readonly room: RoomId;
      readonly session: SessionId;
      readonly reason: EndReason;
    }
  /** Others may follow who had the role. */
  | { readonly do: 'role:forget'; readonly room: RoomId; readonly member: MemberId }
  /** Nobody is on the way back any more to a room that the server had lost. */
  | { readonly do: 'room:returned'; readonly room: RoomId }
  /** Somebody was alone for long enough. */
  | { readonly do: 'room:settle'; readonly room: RoomId };

/** What is planned. A task may be done twice, where the one that did it ended before it could say so. */
export interface Agenda {
  /** Has a task done after so many milliseconds. */
  plan(task: Task, ms: number): Promise<void>;
  /** Says who does them; until then none is done. */
  begin(perform: (task: Task) => Promise<void>): void;
}
