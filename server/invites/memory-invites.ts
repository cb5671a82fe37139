import { newId } from '../../src/base/new-id.ts';
import type { InviteId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { InviteState, Invites } from './invites.ts';

/** Invitations of one server process. */
export class MemoryInvites implements Invites {
  readonly epoch = newId();
  readonly #invites = new Map<InviteId, InviteState>();

  async get(id: InviteId): Promise<InviteState | undefined> {
    return this.#invites.get(id);
  }

  async change(id: InviteId, recipe: (state: InviteState | undefined) => InviteState | undefined) {
    const before = this.#invites.get(id);
    const after = recipe(before);
    if (after) this.#invites.set(id, after);
    else this.#invites.delete(id);
    return { before, after };
  }

  async of(user: UserId): Promise<readonly InviteState[]> {
    return [...this.#invites.values()].filter(
      ({ invite }) =>
        invite.from.user === user || invite.callees.some((callee) => callee.user === user),
    );
  }

  async into(room: RoomId): Promise<readonly InviteState[]> {
    return [...this.#invites.values()].filter(({ invite }) => invite.room === room);
  }
}
