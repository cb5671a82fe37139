import type { InviteId, RoomId, UserId } from '../../src/protocol/ids.ts';
import type { InviteState, Invites } from '../invites/invites.ts';
import type { Redis } from './connect-redis.ts';
import { RedisStates } from './redis-states.ts';

const ofUser = (user: UserId): string => `invites of ${user}`;
const intoRoom = (room: RoomId): string => `invites into ${room}`;

/** Invitations that all nodes share. */
export class RedisInvites implements Invites {
  readonly #redis: Redis;
  readonly #states: RedisStates<InviteState>;
  readonly #epoch: () => string;

  constructor(redis: Redis, epoch: () => string) {
    this.#epoch = epoch;
    this.#redis = redis;
    this.#states = new RedisStates<InviteState>(redis, {
      keyOf: (id) => `invite:${id}`,
      indexesOf: ({ invite }) => [
        ...new Set([invite.from, ...invite.callees].map(({ user }) => ofUser(user))),
        intoRoom(invite.room),
      ],
    });
  }

  get epoch(): string {
    return this.#epoch();
  }

  get(id: InviteId): Promise<InviteState | undefined> {
    return this.#states.get(id);
  }

  change(id: InviteId, recipe: (state: InviteState | undefined) => InviteState | undefined) {
    return this.#states.change(id, recipe);
  }

  async of(user: UserId): Promise<readonly InviteState[]> {
    return this.#states.all(await this.#redis.hKeys(ofUser(user)));
  }

  async into(room: RoomId): Promise<readonly InviteState[]> {
    return this.#states.all(await this.#redis.hKeys(intoRoom(room)));
  }
}
