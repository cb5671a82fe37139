import type { RoomId, SessionId, UserId } from '../src/protocol/ids.ts';
import type { Role } from '../src/protocol/roles.ts';

/** Who asks: one signed-in connection of one page. */
export interface Session {
  readonly id: SessionId;
  readonly user: UserId;
  readonly name: string;
  /** The rooms that the person may come into by name; undefined lets into all. */
  readonly rooms?: readonly RoomId[] | undefined;
  /** What the person is in rooms that are met by name, where a token says it. */
  readonly role?: Role | undefined;
}
