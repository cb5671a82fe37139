import type { UserId } from '../../src/protocol/ids.ts';
import type { PushSubscribed } from '../../src/protocol/push.ts';

/** One browser of a person that can be reached while no page is open. */
export interface Subscription extends PushSubscribed {
  /** The person's name as of then, for those who ring them while they are away. */
  readonly name: string;
}

/** Which browsers can be reached, by the endpoints of their push services. */
export interface Subscriptions {
  /** Those of a person, oldest first. */
  of(user: UserId): Promise<readonly Subscription[]>;
  /** Keeps it for this person, and no longer for whoever used the same browser before. */
  add(user: UserId, subscription: Subscription): Promise<void>;
  remove(user: UserId, endpoint: string): Promise<void>;
}
