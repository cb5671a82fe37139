import type { MemberId, RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Role } from '../../src/protocol/roles.ts';
import type { RoomDoc } from '../../src/protocol/room-doc.ts';
import type { CallId } from '../calls/calls.ts';

/** What only the server knows of a member. */
export interface Seat {
  /** The connection that speaks for the member; the last one, while the member is not connected. */
  readonly session: SessionId;
  /** Proves that a returning page is this member. */
  readonly secret: string;
  /** What the member's token says, where it says a role. */
  readonly claim?: Role | undefined;
}

/** A place in the waiting room. */
export interface WaitingPlace {
  readonly session: SessionId;
  readonly secret: string;
  readonly user: UserId;
  readonly name: string;
  readonly since: number;
  /** Whether their token says so, and they wait in any case. */
  readonly isGuest: boolean;
  readonly connected: boolean;
  /** Whether a host has let them in, and they are on their way. */
  readonly admitted: boolean;
}

/** Somebody who has gone, and may come back. */
export interface Former {
  readonly user: UserId;
  readonly secret: string;
  /** The role that is kept for them, for some seconds. */
  readonly role?: Role | undefined;
}

/** A room as the server keeps it: the document for all, and the rest for nobody. */
export interface RoomState {
  readonly doc: RoomDoc;
  /** Under which id it is kept what becomes of it: a call's own, and another for each meeting in a room. */
  readonly call: CallId;
  readonly seats: Readonly<Record<MemberId, Seat>>;
  readonly waiting?: Readonly<Record<MemberId, WaitingPlace>>;
  readonly former?: Readonly<Record<MemberId, Former>>;
  /** Who has said that they come into the call, and until when they are waited for, in milliseconds since the epoch. */
  readonly awaited?: readonly { readonly user: UserId; readonly until: number }[];
  /** Who hosts the room, whoever comes first; not there where that is nobody in particular. */
  readonly hosts?: readonly UserId[];
  /** Who was ejected, for as long as there is the room. */
  readonly ejected?: readonly UserId[];
  /** Whether it was opened, moments ago, by somebody who came back to it: the server had lost it. */
  readonly isReopened?: boolean;
}

export interface Change {
  readonly before: RoomState | undefined;
  readonly after: RoomState | undefined;
}

/** Where rooms are kept. */
export interface Rooms {
  get(id: RoomId): Promise<RoomState | undefined>;
  /** What this node remembers of a room, which another one may have changed a moment ago. Asks nobody. */
  recent(id: RoomId): RoomState | undefined;
  /** How many there are, and how many members in all of them. */
  count(): Promise<{ readonly rooms: number; readonly members: number }>;
  /**
   * Changes a room atomically; `undefined` stands for a room that is not there, before and after. The recipe is pure,
   * since it may run again when another node was faster. The revision is raised here, when the recipe changed the
   * document: every revision has its patch.
   */
  change(
    id: RoomId,
    recipe: (state: RoomState | undefined) => RoomState | undefined,
  ): Promise<Change>;
}
