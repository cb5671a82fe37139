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

/** How this connection's person wants to be rung. `callWaiting`: also during a call; so it is if nothing is said. */
export const sessionSet = v.strictObject({ callWaiting: v.boolean() });

/** A fresh token for this connection, in place of one that expires. */
export const sessionRenew = v.strictObject({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.token)),
});

export interface PresenceReply {
  readonly people: readonly Person[];
}
