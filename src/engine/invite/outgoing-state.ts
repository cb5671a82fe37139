import type { EndReason } from '../../protocol/end-reason.ts';
import type { InviteId, UserId } from '../../protocol/ids.ts';
import type { CalleeStatus, Invite } from '../../protocol/invite.ts';
import { isSame } from './same-invite.ts';

/** People who are being rung, or have just been. `invite` is there once the server has confirmed. */
export type Going =
  | {
      readonly status: 'calling';
      readonly id: InviteId;
      readonly to: readonly UserId[];
      readonly video: boolean;
      /** Seconds for which it rings, where the caller says so. */
      readonly seconds?: number | undefined;
      readonly invite?: Invite;
    }
  | {
      readonly status: 'ended';
      readonly id: InviteId;
      readonly to: readonly UserId[];
      readonly invite?: Invite | undefined;
      readonly reason: EndReason;
    };

/** Ringing others, as this device sees it. */
export type Outgoing = { readonly status: 'idle' } | Going;

export type OutgoingEvent =
  | { readonly type: 'changed'; readonly invite: Invite }
  | { readonly type: 'stop'; readonly id: InviteId; readonly reason: EndReason }
  | { readonly type: 'dismiss'; readonly id: InviteId };

/** The next state; undefined where nothing is left to show. What belongs to another invitation, or comes too late, changes nothing. */
export function next(state: Going, event: OutgoingEvent): Going | undefined {
  switch (event.type) {
    case 'changed': {
      const { invite } = event;
      if (state.status === 'ended' || state.id !== invite.id) return state;
      if (state.invite && isSame(state.invite, invite)) return state;
      const verdict = verdictOf(invite);
      if (verdict === 'ringing') return { ...state, invite };
      if (verdict === 'accepted') return undefined;
      const { id, to } = state;
      return { status: 'ended', id, to, invite, reason: verdict };
    }
    case 'stop': {
      if (state.status === 'ended' || state.id !== event.id) return state;
      const { id, to, invite } = state;
      return { status: 'ended', id, to, invite, reason: event.reason };
    }
    case 'dismiss':
      return state.status === 'ended' && state.id === event.id ? undefined : state;
  }
}

/** Of several answers, the one that says most about why somebody did not come. */
const TELLING: readonly Exclude<CalleeStatus, 'ringing' | 'accepted'>[] = [
  'declined',
  'busy',
  'expired',
  'cancelled',
  'offline',
];

/** What became of an invitation as a whole: it rings while it rings for one, and is accepted when all have accepted. */
export function verdictOf({ callees }: Invite): 'ringing' | 'accepted' | EndReason {
  const has = (status: CalleeStatus) => callees.some((callee) => callee.status === status);
  if (has('ringing')) return 'ringing';
  return TELLING.find(has) ?? (has('accepted') ? 'accepted' : 'failed');
}
