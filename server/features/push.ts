import { newId } from '../../src/base/new-id.ts';
import { queue } from '../../src/base/serial.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { UserId } from '../../src/protocol/ids.ts';
import type { Invite } from '../../src/protocol/invite.ts';
import type { Person } from '../../src/protocol/presence.ts';
import type { Handlers } from '../handlers.ts';
import type { People } from '../people/people.ts';
import type { Answer, Answers } from '../push/answers.ts';
import { kindFor, messageFor, optionsFor } from '../push/push-state.ts';
import type { Pusher } from '../push/pusher.ts';
import type { Subscription, Subscriptions } from '../push/subscriptions.ts';

/** What reaches closed pages, and where it is kept whom it reaches. */
export interface PushParts {
  readonly pusher: Pusher;
  readonly subscriptions: Subscriptions;
  readonly answers: Answers;
}

interface Parts {
  /** Undefined on servers that have no keys for it. */
  readonly push: PushParts | undefined;
  readonly people: People;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
  /** Somebody who was counted as reachable is not. */
  readonly onUnreachable: (invite: Invite, user: UserId) => Promise<void>;
}

type PushCommand = 'push:subscribe' | 'push:unsubscribe' | 'push:answer';

/** Ringing people who have no page open, by Web Push (RFC 8030). */
export function push({ push: parts, people, now, onError, onUnreachable }: Parts) {
  /** What is sent about an invitation to a person arrives in the order in which it came about, as far as that is ours. */
  const lines = new Map<string, { readonly inTurn: ReturnType<typeof queue>; length: number }>();

  function need(): PushParts {
    if (!parts) throw new CallError('wrong-state', 'this server has no keys for Web Push');
    return parts;
  }

  async function isReachable(user: UserId): Promise<boolean> {
    const { status } = await people.get(user);
    return status !== 'offline' || ((await parts?.subscriptions.of(user)) ?? []).length > 0;
  }

  async function sendAll(invite: Invite, user: UserId): Promise<void> {
    const status = invite.callees.find((callee) => callee.user === user)?.status;
    if (!parts || !status) return;
    const kind = kindFor(status);
    const unanswered = kind === 'ring' ? [] : await parts.answers.withdraw(user, invite.id);
    const all = await parts.subscriptions.of(user);
    const rung = (one: Subscription) =>
      unanswered.some(({ endpoint }) => endpoint === one.subscription.endpoint);
    // A device on which it was answered knows. One that was never rung hears of a call it missed, and of nothing else.
    const concerned = kind === 'elsewhere' ? all.filter(rung) : all;
    await Promise.all(concerned.map((one) => sendOne(one, invite, user, kind).catch(onError)));
    // All of them gone; whoever has none is on the way back, or was not to be reached in the first place.
    const isOver = kind === 'ring' && all.length > 0 && !(await isReachable(user));
    if (isOver) await onUnreachable(invite, user);
  }

  async function sendOne(
    to: Subscription,
    invite: Invite,
    user: UserId,
    kind: ReturnType<typeof kindFor>,
  ): Promise<void> {
    const { pusher, subscriptions, answers } = need();
    const { endpoint } = to.subscription;
    const token = newId();
    if (kind === 'ring') await answers.add(token, { invite: invite.id, user, endpoint });
    const message = JSON.stringify(messageFor(kind, invite, user, to, token));
    const sent = await pusher.send(to.subscription, message, optionsFor(kind, invite, now()));
    if (sent === 'gone') await subscriptions.remove(user, endpoint);
  }

  const handlers: Handlers<PushCommand> = {
    async 'push:subscribe'({ user, name }, wanted) {
      const { pusher, subscriptions } = need();
      const { endpoint, keys } = wanted.subscription;
      if (!pusher.allows(endpoint)) {
        throw new CallError(
          'forbidden',
          'the endpoint is at no push service that this server knows',
        );
      }
      if (!pusher.isKey(keys.p256dh))
        throw new CallError('invalid', 'p256dh: expected a point of P-256');
      await subscriptions.add(user, { ...wanted, name });
      return {};
    },
    async 'push:unsubscribe'({ user }, { endpoint }) {
      await need().subscriptions.remove(user, endpoint);
      return {};
    },
    async 'push:answer'({ user }, { token }) {
      const answer = await parts?.answers.take(token, user);
      if (!answer) throw new CallError('not-found', 'this call rings no more');
      return { invite: answer.invite };
    },
  };

  return {
    handlers,
    /** What pages need to subscribe; undefined where there is nothing to subscribe to. */
    offer: parts && { publicKey: parts.pusher.publicKey },
    /** A person as whoever rings them finds them: with a browser that can be reached, one who is away can be rung. */
    async reach(user: UserId): Promise<Person> {
      const person = await people.get(user);
      const [newest] = person.status === 'offline' ? await away(user) : [];
      return newest ? { user, name: newest.name, status: 'available' } : person;
    },
    /** Tells the callees' browsers what their entries in the invitation say now. */
    tell(invite: Invite, callees: Iterable<UserId>): void {
      for (const user of parts ? callees : []) {
        const key = `${invite.id} ${user}`;
        const line = lines.get(key) ?? { inTurn: queue(), length: 0 };
        lines.set(key, line);
        line.length += 1;
        const sent = line.inTurn(() => sendAll(invite, user)).catch(onError);
        void sent.then(() => {
          line.length -= 1;
          if (line.length === 0) lines.delete(key);
        });
      }
    },
    /** Which call a notification's token stands for; good once. */
    async take(token: string): Promise<Answer | undefined> {
      return parts?.answers.take(token);
    },
  };

  async function away(user: UserId): Promise<readonly Subscription[]> {
    // Where it cannot be found out, whoever is connected can be rung all the same.
    const all = await parts?.subscriptions.of(user).catch(onError);
    return [...(all ?? [])].reverse();
  }
}

export type PushFeature = ReturnType<typeof push>;
