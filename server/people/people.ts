import type { RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Person } from '../../src/protocol/presence.ts';
import type { Session } from '../session.ts';

/** Who is connected, with which sessions, and in which rooms each session is. */
export interface People {
  add(session: Session): Promise<void>;
  remove(session: SessionId): Promise<void>;
  /** Notes that a session is in a room, or is not any more. Answers whether there is such a session. */
  place(session: SessionId, room: RoomId, isIn: boolean): Promise<boolean>;
  placesOf(session: SessionId): Promise<readonly RoomId[]>;
  /** Notes whether a session wants to hear of calls during a call. */
  setCallWaiting(session: SessionId, on: boolean): Promise<void>;
  /** Whether a person is in a call and does not want to hear of another one. */
  isTaken(user: UserId): Promise<boolean>;
  /** How many sessions a person has. */
  sessions(user: UserId): Promise<number>;
  /** A person nobody has heard of is `offline`, under the name of their id. */
  get(user: UserId): Promise<Person>;
  everyone(): Promise<readonly Person[]>;
}
