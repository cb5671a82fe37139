import type { Invite } from '../../protocol/invite.ts';

/** Whether two versions of an invitation say the same: all that ever changes is what the callees do. */
export const isSame = (a: Invite, b: Invite): boolean =>
  a.id === b.id &&
  a.callees.length === b.callees.length &&
  a.callees.every(({ status }, index) => status === b.callees[index]?.status);
