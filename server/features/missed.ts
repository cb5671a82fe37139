import type { UserId } from '../../src/protocol/ids.ts';
import type { Invite } from '../../src/protocol/invite.ts';
import type { Handlers } from '../handlers.ts';
import type { MissedCalls } from '../missed/missed-calls.ts';
import { isMissed, withCall, withoutCaller, withoutCalls } from '../missed/missed-state.ts';
import type { Outbox } from '../outbox.ts';
import type { Noticing } from './noticing.ts';

interface Parts {
  readonly missed: MissedCalls;
  readonly outbox: Outbox;
  readonly noticing: Noticing;
  readonly now: () => number;
}

/** What people missed: kept until they, or another device of theirs, have seen it. */
export function missedCalls({ missed, outbox, noticing, now }: Parts) {
  async function change(user: UserId, recipe: Parameters<MissedCalls['change']>[1]) {
    const { before, after } = await missed.change(user, recipe);
    if (before !== after) outbox.send(`user:${user}`, 'missed:changed', { missed: after });
    return after;
  }

  const handlers: Handlers<'missed:seen'> = {
    async 'missed:seen'({ user }, { calls }) {
      noticing.seen(user, calls);
      return { missed: await change(user, (list) => withoutCalls(list, calls)) };
    },
  };

  return {
    handlers,
    of: (user: UserId) => missed.of(user),
    /** Forgets what two have missed of each other: they talk now. */
    async talking(one: UserId, other: UserId): Promise<void> {
      await change(one, (list) => withoutCaller(list, other));
      await change(other, (list) => withoutCaller(list, one));
      noticing.talking(one, other);
      noticing.talking(other, one);
    },
    /** Notes for each of these callees (all, where none are named) that they have missed the call, if they have. */
    async note(invite: Invite, callees?: Iterable<UserId>): Promise<void> {
      const { id, from, video } = invite;
      const concerned = callees && new Set(callees);
      for (const { user, status } of invite.callees) {
        if ((concerned && !concerned.has(user)) || !isMissed(status)) continue;
        await change(user, (list) => withCall(list, { id, from, video, at: now() }));
        noticing.missed(invite, user);
      }
    },
  };
}

export type MissedFeature = ReturnType<typeof missedCalls>;
