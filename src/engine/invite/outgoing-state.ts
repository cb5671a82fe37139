import type { EndReason } from '../../protocol/end-reason.ts';
import type { InviteId, UserId } from '../../protocol/ids.ts';
import type { CalleeStatus, Invite } from '../../protocol/invite.ts';
import { isSame } from './same-invite.ts';

/** Ringing others, as this device sees it. `invite` is there once the server has confirmed. */
export type Outgoing =
  | { readonly status: 'idle' }
  | {
      readonly status: 'calling';
      readonly id: InviteId;
      readonly to: readonly UserId[];
      readonly video: boolean;
      readonly invite?: Invite;
    }
  | { readonly status: 'accepted'; readonly id: InviteId; readonly invite: Invite }
  | {
      readonly status: 'ended';
      readonly id: InviteId;
      readonly to: readonly UserId[];
      readonly invite?: Invite | undefined;
      readonly reason: EndReason;
    };

export type OutgoingEvent =
  | {
      readonly type: 'call';
      readonly id: InviteId;
      readonly to: readonly UserId[];
      readonly video: boolean;
    }
  | { readonly type: 'changed'; readonly invite: Invite }
  | { readonly type: 'stop'; readonly id: InviteId; readonly reason: EndReason }
  | { readonly type: 'dismiss' };

/** The next state. What belongs to another invitation, or comes too late, changes nothing. */
export function next(state: Outgoing, event: OutgoingEvent): Outgoing {
  switch (event.type) {
    case 'call': {
      const { id, to, video } = event;
      return state.status === 'calling' ? state : { status: 'calling', id, to, video };
    }
    case 'changed': {
      const { invite } = event;
      if (state.status === 'idle' || state.id !== invite.id) return state;
      if (state.status === 'ended' || (state.invite && isSame(state.invite, invite))) return state;
      if (state.status === 'accepted') return { ...state, invite };
      const verdict = verdictOf(invite);
      if (verdict === 'ringing') return { ...state, invite };
      if (verdict === 'accepted') return { status: 'accepted', id: invite.id, invite };
      return { status: 'ended', id: invite.id, to: state.to, invite, reason: verdict };
    }
    case 'stop': {
      if (state.status !== 'calling' || state.id !== event.id) return state;
      const { id, to, invite } = state;
      return { status: 'ended', id, to, invite, reason: event.reason };
    }
    case 'dismiss':
      return state.status === 'calling' || state.status === 'idle' ? state : { status: 'idle' };
  }
}

/** Of several answers, the one that says most about why there is no call. */
const TELLING: readonly Exclude<CalleeStatus, 'ringing' | 'accepted'>[] = [
  'declined',
  'busy',
  'expired',
  'cancelled',
  'offline',
];

/** What became of an invitation as a whole. */
export function verdictOf({ callees }: Invite): 'ringing' | 'accepted' | EndReason {
  const has = (status: CalleeStatus) => callees.some((callee) => callee.status === status);
  if (has('accepted')) return 'accepted';
  if (has('ringing')) return 'ringing';
  return TELLING.find(has) ?? 'failed';
}
