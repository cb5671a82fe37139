import type { EndReason } from '../../protocol/end-reason.ts';
import type { InviteId, UserId } from '../../protocol/ids.ts';
import type { Invite } from '../../protocol/invite.ts';
import { isSame } from './same-invite.ts';

/** An invitation that rings here. */
export interface Ring {
  readonly invite: Invite;
  /** `answering`: this person has decided, and the server has not confirmed yet. */
  readonly status: 'ringing' | 'answering';
}

export type Incoming = readonly Ring[];

export type IncomingEvent =
  | { readonly type: 'changed'; readonly invite: Invite; readonly me: UserId }
  | { readonly type: 'answer'; readonly id: InviteId }
  | { readonly type: 'gone'; readonly id: InviteId };

/** The next state; the same one when nothing changes. */
export function next(state: Incoming, event: IncomingEvent): Incoming {
  switch (event.type) {
    case 'changed': {
      const { invite, me } = event;
      const known = state.find((ring) => ring.invite.id === invite.id);
      const rings = isRingingFor(me, invite);
      if (!known) return rings ? [...state, { invite, status: 'ringing' }] : state;
      // What one is answering stays until the server has replied.
      if (!rings && known.status === 'ringing') return without(state, invite.id);
      return isSame(known.invite, invite) ? state : replaced(state, { ...known, invite });
    }
    case 'answer': {
      const known = state.find((ring) => ring.invite.id === event.id);
      if (known?.status !== 'ringing') return state;
      return replaced(state, { ...known, status: 'answering' });
    }
    case 'gone':
      return without(state, event.id);
  }
}

/** Why an invitation stopped ringing here, as a callee is told it. */
export function reasonFor(me: UserId, invite: Invite): EndReason {
  const status = invite.callees.find(({ user }) => user === me)?.status;
  if (status === 'accepted' || status === 'declined') return 'answered-elsewhere';
  return status === undefined || status === 'ringing' ? 'cancelled' : status;
}

const isRingingFor = (me: UserId, { callees }: Invite): boolean =>
  callees.some(({ user, status }) => user === me && status === 'ringing');

const replaced = (state: Incoming, by: Ring): Incoming =>
  state.map((ring) => (ring.invite.id === by.invite.id ? by : ring));

function without(state: Incoming, id: InviteId): Incoming {
  const left = state.filter((ring) => ring.invite.id !== id);
  return left.length === state.length ? state : left;
}
