import { CallError } from '../../src/protocol/errors.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { Callee, Invite } from '../../src/protocol/invite.ts';
import type { Durations } from '../../src/protocol/limits.ts';
import type { Handlers } from '../handlers.ts';
import type { InviteState, Invites } from '../invites/invites.ts';
import type { People } from '../people/people.ts';
import type { Session } from '../session.ts';
import { asSeenBy, isRinging, type Ringing } from './ringing.ts';
import type { RoomFeature } from './room.ts';
import { newCallId } from './seating.ts';

interface Parts {
  readonly invites: Invites;
  readonly people: People;
  /** A person as whoever rings them finds them; a closed page may be reached as well. */
  readonly reach: People['get'];
  /** Hears of callees who cannot be rung. */
  readonly unreached: (invite: Invite) => Promise<void>;
  readonly ringing: Ringing;
  readonly rooms: RoomFeature;
  readonly durations: Durations;
  readonly now: () => number;
  readonly later: (ms: number, what: () => Promise<void>) => void;
}

type InviteCommand = 'invite:send' | 'invite:accept' | 'invite:decline' | 'invite:cancel';

/** Ringing people into a call, and their answers. */
export function invite(parts: Parts) {
  const { invites, people, reach, unreached, ringing, rooms, durations, now, later } = parts;
  async function ringable(user: UserId): Promise<Callee> {
    const { name, status } = await reach(user);
    return { user, name, status: status === 'available' ? 'ringing' : status };
  }

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
  async function again(session: Session, { invite }: InviteState): Promise<Invite> {
    if (invite.from.user !== session.user) throw new CallError('invalid', 'the id is taken');
    await invites.change(invite.id, (state) => state && { ...state, session: session.id });
    return invite;
  }

  async function start(session: Session, id: string, to: readonly UserId[], video: boolean) {
    if ((await people.placesOf(session.id)).length > 0) {
      throw new CallError('wrong-state', 'in a call already');
    }
    const callees = await Promise.all(to.map(ringable));
    const from = { user: session.user, name: session.name };
    const expires = now() + durations.ring;
    const invite: Invite = { id, room: newCallId(), from, video, callees, expires };
    await unreached(invite);
    if (!isRinging(invite)) return invite;
    const state: InviteState = { invite, session: session.id, callerComes: false };
    await invites.change(id, () => state);
    ringing.tell(
      state,
      to.filter((user) => rings(invite, user)),
    );
    later(durations.ring, () => finish(invite, 'expired'));
    return invite;
  }

  /** Stops what still rings, and the call if nobody is left in it. */
  async function finish({ id, room }: Invite, status: 'expired' | 'cancelled'): Promise<void> {
    await ringing.settle(id, status);
    await rooms.settle(room, status);
  }

  const handlers: Handlers<InviteCommand> = {
    async 'invite:send'(session, { id, to, video }) {
      const known = await invites.get(id);
      if (known) return { invite: await again(session, known) };
      const others = [...new Set(to)].filter((user) => user !== session.user);
      if (others.length === 0) throw new CallError('invalid', 'nobody else to ring');
      const sent = await invites.of(session.user);
      if (sent.some((state) => state.session === session.id && isRinging(state.invite))) {
        throw new CallError('wrong-state', 'ringing somebody already');
      }
      // Two who ring each other at once are one call: the second is given the first one's invitation to accept.
      const crossing = sent.find(
        ({ invite }) =>
          others.length === 1 && invite.from.user === others[0] && rings(invite, session.user),
      );
      if (crossing) return { invite: asSeenBy(session.user, crossing.invite) };
      return { invite: await start(session, id, others, video) };
    },

    async 'invite:accept'(session, { invite: id, instance, slots }) {
      const { state, callee } = await own(session, id);
      const won = await ringing.settle(id, 'accepted', session.user);
      if (won.length === 0)
        throw new CallError('wrong-state', `the invitation is ${callee.status}`);
      return rooms.enter(session, { room: state.invite.room, instance, slots }, true);
    },

    async 'invite:decline'(session, { invite: id }) {
      const { state } = await own(session, id);
      await ringing.settle(id, 'declined', session.user);
      await rooms.settle(state.invite.room, 'declined');
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
    /** What rings for a person right now. */
    async ringingFor(user: UserId): Promise<readonly Invite[]> {
      const all = (await invites.of(user)).map(({ invite }) => invite);
      return all.filter((invite) => rings(invite, user)).map((invite) => asSeenBy(user, invite));
    },
    /** Gives up what a connection was ringing, or was rung by, if its person has not come back. */
    async lose(session: Session): Promise<void> {
      const gone = (await reach(session.user)).status === 'offline';
      for (const { invite, session: caller } of await invites.of(session.user)) {
        // A caller who is in the call already may come back to it, while others still ring.
        if (caller === session.id && (await rooms.count(invite.room)) === 0) {
          await finish(invite, 'cancelled');
        } else if (gone && invite.from.user !== session.user) {
          await ringing.settle(invite.id, 'offline', session.user);
          await rooms.settle(invite.room, 'offline');
        }
      }
    },
  };
}

const rings = ({ callees }: Invite, user: UserId): boolean =>
  callees.some((callee) => callee.user === user && callee.status === 'ringing');
