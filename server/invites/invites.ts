import type { InviteId, RoomId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Invite } from '../../src/protocol/invite.ts';

/** An invitation as the server keeps it. */
export interface InviteState {
  readonly invite: Invite;
  /** The caller's connection; it rings for as long as there is one. */
  readonly session: SessionId;
  /** Devices that connect with the caller while they ring, by their instance. */
  readonly devices?: Readonly<Record<string, SessionId>>;
}

/** Where invitations are kept while they ring, and shortly after. */
export interface Invites {
  /** Another one after all were forgotten. */
  readonly epoch: string;
  get(id: InviteId): Promise<InviteState | undefined>;
  /** Changes an invitation atomically; the recipe is pure. `undefined` stands for one that is not there. */
  change(
    id: InviteId,
    recipe: (state: InviteState | undefined) => InviteState | undefined,
  ): Promise<{ before: InviteState | undefined; after: InviteState | undefined }>;
  /** Those in which the person is the caller or a callee. */
  of(user: UserId): Promise<readonly InviteState[]>;
  into(room: RoomId): Promise<readonly InviteState[]>;
}
