import * as v from 'valibot';
import { type InviteId, madeId, type UserId } from './ids.ts';
import { LIMITS } from './limits.ts';

/** A call that rang for a person, or could not, and that nobody of theirs answered. */
export interface MissedCall {
  /** The invitation's id. */
  readonly id: InviteId;
  readonly from: { readonly user: UserId; readonly name: string };
  readonly video: boolean;
  /** When it was missed, in milliseconds since the epoch, by the server's clock. */
  readonly at: number;
}

/** Takes calls off the list. None named changes nothing, and asks how the list is. */
export const missedSeen = v.strictObject({
  calls: v.pipe(v.array(madeId), v.maxLength(LIMITS.missed)),
});

/** What is left, newest first. */
export interface MissedReply {
  readonly missed: readonly MissedCall[];
}
