import type { UserId } from '../../src/protocol/ids.ts';
import type { Invite } from '../../src/protocol/invite.ts';
import type { MissedCall } from '../../src/protocol/missed.ts';
import type { Handlers } from '../handlers.ts';
import type { MissedCalls } from '../missed/missed-calls.ts';
import { isMissed, withCall, withoutCaller, withoutCalls } from '../missed/missed-state.ts';
import type { Outbox } from '../outbox.ts';
import type { Keep } from '../storage/keeper.ts';
import type { Noticing } from './noticing.ts';

interface Parts {
  readonly missed: MissedCalls;
  readonly outbox: Outbox;
  readonly noticing: Noticing;
  readonly now: () => number;
  readonly keep: Keep;
  readonly onError: (error: unknown) => void;
}

/** What people missed: kept until they, or another device of theirs, have seen it. */
export function missedCalls({ missed, outbox, noticing, now, keep, onError }: Parts) {
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
    /** What a page is told when it connects, which it does also where that cannot be found. */
    async of(user: UserId): Promise<readonly MissedCall[]> {
      return missed.of(user).catch((error) => {
        onError(error);
        return [];
      });
    },
    /** Forgets what two have missed of each other: they talk now. */
    async talking(one: UserId, other: UserId): Promise<void> {
      for (const [user, caller] of [
        [one, other],
        [other, one],
      ] as const)
        await keep('missed', user, () => change(user, (list) => withoutCaller(list, caller)));
      noticing.talking(one, other);
      noticing.talking(other, one);
    },
    /** Notes for each of these callees (all, where none are named) that they have missed the call, if they have. */
    async note(invite: Invite, callees?: Iterable<UserId>): Promise<void> {
      const { id, from, video } = invite;
      const concerned = callees && new Set(callees);
      const at = now();
      for (const { user, status } of invite.callees) {
        if ((concerned && !concerned.has(user)) || !isMissed(status)) continue;
        const call = { id, from, video, at };
        await keep('missed', user, () => change(user, (list) => withCall(list, call)));
        noticing.missed(invite, user);
      }
    },
  };
}

export type MissedFeature = ReturnType<typeof missedCalls>;
