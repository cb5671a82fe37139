import type { UserId } from '../../src/protocol/ids.ts';

/** Whom people do not want to be rung by. */
export interface Blocks {
  /** Those whom a person has blocked, the latest first. */
  of(user: UserId): Promise<readonly UserId[]>;
  has(user: UserId, blocked: UserId): Promise<boolean>;
  /** Blocks somebody. The oldest of more than `LIMITS.blocked` is forgotten. */
  add(user: UserId, blocked: UserId): Promise<void>;
  remove(user: UserId, blocked: UserId): Promise<void>;
}
