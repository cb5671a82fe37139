import type { Invite } from '../../protocol/invite.ts';

/**
 * Whether two versions of an invitation say the same. What the callees do changes; so does the room, where a server
 * that has started anew was told of it again.
 */
export const isSame = (a: Invite, b: Invite): boolean =>
  a.id === b.id &&
  a.room === b.room &&
  a.callees.length === b.callees.length &&
  a.callees.every(({ status }, index) => status === b.callees[index]?.status);
