import type { RoomId, SessionId, UserId } from '../src/protocol/ids.ts';

/** Who asks: one signed-in connection of one page. */
export interface Session {
  readonly id: SessionId;
  readonly user: UserId;
  readonly name: string;
  /** The rooms that the person may come into by name; undefined lets into all. */
  readonly rooms?: readonly RoomId[] | undefined;
}
