import type { MemberId, RoomId, SessionId } from '../../src/protocol/ids.ts';
import type { RoomDoc } from '../../src/protocol/room-doc.ts';

/** What only the server knows of a member. */
export interface Seat {
  /** The connection that speaks for the member; the last one, while the member is not connected. */
  readonly session: SessionId;
  /** Proves that a returning page is this member. */
  readonly secret: string;
}

/** A room as the server keeps it: the document for all, and the seats for nobody. */
export interface RoomState {
  readonly doc: RoomDoc;
  readonly seats: Readonly<Record<MemberId, Seat>>;
}

export interface Change {
  readonly before: RoomState | undefined;
  readonly after: RoomState | undefined;
}

/** Where rooms are kept. */
export interface Rooms {
  get(id: RoomId): Promise<RoomState | undefined>;
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
