import type { InviteId, UserId } from '../../src/protocol/ids.ts';

/** What a notification may be answered to: this call, by this person, on the device with this endpoint. */
export interface Answer {
  readonly invite: InviteId;
  readonly user: UserId;
  readonly endpoint: string;
}

/** The tokens that went out with notifications. Each is good for one answer, for as long as it rings. */
export interface Answers {
  add(token: string, answer: Answer): Promise<void>;
  /** What a token stands for; it stands for nothing afterwards. Named somebody, only what is theirs is taken. */
  take(token: string, user?: UserId): Promise<Answer | undefined>;
  /** Takes back what nobody answered with, once it has stopped ringing. Answers with that. */
  withdraw(user: UserId, invite: InviteId): Promise<readonly Answer[]>;
}
