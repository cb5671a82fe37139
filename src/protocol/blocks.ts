import * as v from 'valibot';
import { id, type UserId } from './ids.ts';

/** Whom one does not want to be rung by, from now on; and by whom again. */
export const personBlock = v.strictObject({ user: id });
export const personUnblock = v.strictObject({ user: id });

/** All whom this person has blocked, the latest first. */
export interface BlockedReply {
  readonly blocked: readonly UserId[];
}
