import type { InviteId, UserId } from '../../src/protocol/ids.ts';
import type { CalleeStatus } from '../../src/protocol/invite.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { MissedCall } from '../../src/protocol/missed.ts';

type List = readonly MissedCall[];

/** Whether a call that ended so was missed. Who accepts or declines, on whichever device, has missed nothing. */
export const isMissed = (status: CalleeStatus): boolean =>
  status === 'expired' || status === 'cancelled' || status === 'offline' || status === 'busy';

/** The list with one more; the same list if that is on it already. */
export const withCall = (list: List, call: MissedCall): List =>
  list.some(({ id }) => id === call.id) ? list : [call, ...list].slice(0, LIMITS.missed);

/** The list without those of one caller; the same list if there are none. */
export function withoutCaller(list: List, caller: UserId): List {
  const left = list.filter(({ from }) => from.user !== caller);
  return left.length === list.length ? list : left;
}

/** The list without these; the same list if none of them is on it. */
export function withoutCalls(list: List, ids: readonly InviteId[]): List {
  const left = list.filter(({ id }) => !ids.includes(id));
  return left.length === list.length ? list : left;
}
