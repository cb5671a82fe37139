import type { EndReason } from '../../protocol/end-reason.ts';
import type { InviteId, UserId } from '../../protocol/ids.ts';
import type { Invite } from '../../protocol/invite.ts';

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
  | { readonly type: 'gone'; readonly id: InviteId }
  /** The server's list on a new connection: what is not in it rings no more. */
  | { readonly type: 'synced'; readonly invites: readonly Invite[]; readonly me: UserId };

/** The next state; the same one when nothing changes. */
export function next(state: Incoming, event: IncomingEvent): Incoming {
  switch (event.type) {
    case 'changed': {
      const { invite, me } = event;
      const known = state.some((ring) => ring.invite.id === invite.id);
      if (isRingingFor(me, invite)) {
        if (!known) return [...state, { invite, status: 'ringing' }];
        return state.map((ring) => (ring.invite.id === invite.id ? { ...ring, invite } : ring));
      }
      return known ? without(state, invite.id, ({ status }) => status === 'ringing') : state;
    }
    case 'answer':
      return state.map((ring) =>
        ring.invite.id === event.id ? { ...ring, status: 'answering' } : ring,
      );
    case 'gone':
      return without(state, event.id, () => true);
    case 'synced': {
      const kept = state.filter(({ invite, status }) => {
        return status === 'answering' || event.invites.some(({ id }) => id === invite.id);
      });
      const start: Incoming = kept.length === state.length ? state : kept;
      return event.invites.reduce<Incoming>(
        (rings, invite) => next(rings, { type: 'changed', invite, me: event.me }),
        start,
      );
    }
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

function without(state: Incoming, id: InviteId, when: (ring: Ring) => boolean): Incoming {
  const left = state.filter((ring) => ring.invite.id !== id || !when(ring));
  return left.length === state.length ? state : left;
}
