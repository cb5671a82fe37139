import type { Checked } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { InviteId, SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Callee, Invite, InviteReply } from '../../src/protocol/invite.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { Handlers } from '../handlers.ts';
import type { InviteState } from '../invites/invites.ts';
import type { Session } from '../session.ts';
import { type Calling, calling } from './calling.ts';
import { asSeenBy, isRinging, rings } from './ringing.ts';
import { mayEnter } from './room.ts';

type Parts = Calling & {
  /** Hears that somebody talks with whom they have called, or who has called them. */
  readonly talking: (callee: UserId, caller: UserId) => Promise<void>;
};

type InviteCommand = 'invite:send' | 'invite:accept' | 'invite:decline' | 'invite:cancel';

/** Ringing people into a call, and their answers. */
export function invite(parts: Parts) {
  const { invites, reach, ringing, roomFeature, talking } = parts;
  const start = calling(parts);

  /** The person's own entry in an invitation that somebody else sent. */
  async function own(
    session: Session,
    id: string,
  ): Promise<{ state: InviteState; callee: Callee }> {
    const state = await invites.get(id);
    const callee = state?.invite.callees.find(({ user }) => user === session.user);
    if (!state || !callee) throw new CallError('not-found', 'no such invitation');
    return { state, callee };
  }

  /** The same invitation sent again: by a page that lost the reply, or that comes back with a new connection. */
  async function again(session: Session, { invite }: InviteState): Promise<InviteReply> {
    if (invite.from.user !== session.user) throw new CallError('invalid', 'the id is taken');
    await invites.change(invite.id, (state) => state && { ...state, session: session.id });
    return { invite };
  }

  /** Stops what still rings, and the call if nobody is left to talk to in it. */
  async function finish({ id, room }: Invite, status: 'expired' | 'cancelled'): Promise<void> {
    await ringing.settle(id, status);
    await roomFeature.settle(room, status);
  }

  /** Rings people. `isAway`: the caller sits in no call, and joins this one with a page. */
  async function ring(
    session: Session,
    payload: Checked<'invite:send'>,
    isAway = false,
  ): Promise<InviteReply> {
    const known = await invites.get(payload.id);
    if (known) return again(session, known);
    const to = [...new Set(payload.to)].filter((user) => user !== session.user);
    if (to.length === 0) throw new CallError('invalid', 'nobody else to ring');
    const mine = await invites.of(session.user);
    const ringingNow = mine.filter(
      ({ invite }) => invite.from.user === session.user && isRinging(invite),
    );
    const fromHere = ringingNow.filter((one) => one.session === session.id);
    if (fromHere.length >= LIMITS.ringing || ringingNow.length >= LIMITS.ringingOfOne) {
      throw new CallError('wrong-state', 'ringing too many already');
    }
    // Two who ring each other at once are one call: the second is given the first one's invitation to accept.
    const crossing = mine.find(
      ({ invite }) => to.length === 1 && invite.from.user === to[0] && rings(invite, session.user),
    );
    if (crossing && payload.room === undefined) {
      return { invite: asSeenBy(session.user, crossing.invite) };
    }
    return start(session, { ...payload, to }, isAway);
  }

  /** Answers for a person, on whose other devices it rings no more; their page is on its way into the room. */
  async function answer(session: Session, id: InviteId): Promise<Invite> {
    const { state, callee } = await own(session, id);
    const { room, from } = state.invite;
    if (!mayEnter(session, room)) throw new CallError('forbidden', 'the token names other rooms');
    await roomFeature.assertLetsIn(room, from.user);
    if (callee.status !== 'ringing')
      throw new CallError('wrong-state', `the invitation is ${callee.status}`);
    // Before it rings no more, since nothing else keeps the call. A caller who rings by HTTP may not be there yet either.
    await roomFeature.expect(room, [from.user, session.user]);
    const won = await ringing.settle(id, 'accepted', session.user);
    if (won.length === 0) throw new CallError('wrong-state', 'the invitation is over');
    return state.invite;
  }

  const handlers: Handlers<InviteCommand> = {
    'invite:send': (session, payload) => ring(session, payload),

    async 'invite:accept'(session, { invite: id, instance, slots }) {
      const { state } = await own(session, id);
      await roomFeature.assertPlace(session, state.invite.room);
      const { room } = await answer(session, id);
      try {
        const joined = await roomFeature.enter(session, { room, instance, slots }, false);
        await talking(session.user, state.invite.from.user);
        return joined;
      } catch (thrown) {
        await roomFeature.unexpect(room, session.user);
        await roomFeature.settle(room, 'failed');
        throw thrown;
      }
    },

    async 'invite:decline'(session, { invite: id, reason }) {
      const { state } = await own(session, id);
      await ringing.settle(id, 'declined', session.user, reason);
      await roomFeature.settle(state.invite.room, 'declined');
      return {};
    },

    async 'invite:cancel'(session, { invite: id }) {
      const state = await invites.get(id);
      if (state?.invite.from.user !== session.user) {
        throw new CallError('not-found', 'no such invitation');
      }
      await finish(state.invite, 'cancelled');
      return {};
    },
  };

  return {
    handlers,
    ring,
    /** Answers for a person whose page then joins the call's room. */
    async accept(session: Session, id: InviteId): Promise<void> {
      const { from } = await answer(session, id);
      await talking(session.user, from.user);
    },
    /** What rings for a person, or has just stopped: a page that was away is to learn how it ended. */
    async newsFor(user: UserId): Promise<readonly Invite[]> {
      const all = (await invites.of(user)).map(({ invite }) => invite);
      return all.filter(({ from }) => from.user !== user).map((invite) => asSeenBy(user, invite));
    },
    /** Gives up what a connection was ringing, or was rung by, if its person has not come back. */
    async lose(session: SessionId, user: UserId): Promise<void> {
      const gone = (await reach(user)).status === 'offline';
      for (const { invite, session: caller } of await invites.of(user)) {
        // A caller who is talking already may come back to it, while others still ring.
        if (caller === session && (await roomFeature.count(invite.room)) < 2) {
          await finish(invite, 'cancelled');
        } else if (gone && invite.from.user !== user) {
          await ringing.settle(invite.id, 'offline', user);
          await roomFeature.settle(invite.room, 'offline');
        }
      }
    },
    /** Stops the ringing whose time is over. */
    async expire(id: InviteId): Promise<void> {
      const state = await invites.get(id);
      if (state) await finish(state.invite, 'expired');
    },
    /** Stops waiting for callees who have not come back. */
    async giveUpAbsent(id: InviteId): Promise<void> {
      const { room, callees = [] } = (await invites.get(id))?.invite ?? {};
      for (const { user } of callees) {
        if (room === undefined || (await reach(user)).status !== 'offline') continue;
        await ringing.settle(id, 'offline', user);
        await roomFeature.settle(room, 'offline');
      }
    },
    /** Late answers have been told the truth by now. */
    async forget(id: InviteId): Promise<void> {
      await invites.change(id, () => undefined);
    },
  };
}

export type InviteFeature = ReturnType<typeof invite>;
