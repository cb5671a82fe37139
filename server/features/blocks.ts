import { CallError } from '../../src/protocol/errors.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { Blocks } from '../blocks/blocks.ts';
import type { Handlers } from '../handlers.ts';
import type { Invites } from '../invites/invites.ts';
import { type Ringing, rings } from './ringing.ts';
import type { RoomFeature } from './room.ts';

interface Parts {
  readonly blocks: Blocks;
  readonly invites: Invites;
  readonly ringing: Ringing;
  readonly roomFeature: RoomFeature;
}

type BlockCommand = 'person:block' | 'person:unblock' | 'person:blocked';

/**
 * Whom people do not want to be rung by. It is about ringing alone: whoever is blocked is told nothing, finds the person
 * offline, and goes on as before in rooms where both are.
 */
export function blocking({ blocks, invites, ringing, roomFeature }: Parts): Handlers<BlockCommand> {
  /** What rings already is declined, as the person could do. */
  async function silence(user: UserId, blocked: UserId): Promise<void> {
    for (const { invite } of await invites.of(user)) {
      if (invite.from.user !== blocked || !rings(invite, user)) continue;
      await ringing.settle(invite.id, 'declined', user);
      await roomFeature.settle(invite.room, 'declined');
    }
  }

  return {
    async 'person:block'({ user }, { user: other }) {
      if (other === user) throw new CallError('invalid', 'user: expected somebody else');
      await blocks.add(user, other);
      await silence(user, other);
      return { blocked: await blocks.of(user) };
    },
    async 'person:unblock'({ user }, { user: other }) {
      await blocks.remove(user, other);
      return { blocked: await blocks.of(user) };
    },
    async 'person:blocked'({ user }) {
      return { blocked: await blocks.of(user) };
    },
  };
}
