import * as v from 'valibot';
import { id, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';

export type PresenceStatus = 'available' | 'busy' | 'offline';

export interface Person {
  readonly user: UserId;
  readonly name: string;
  readonly status: PresenceStatus;
}

/** Replaces what this page watches. `everyone` is for open servers, whose users know each other anyway. */
export const presenceWatch = v.strictObject({
  users: v.pipe(v.array(id), v.maxLength(LIMITS.watched)),
  everyone: v.optional(v.boolean(), false),
});

export interface PresenceReply {
  readonly people: readonly Person[];
}
