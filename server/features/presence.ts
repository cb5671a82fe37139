import { CallError } from '../../src/protocol/errors.ts';
import type { SessionId, UserId } from '../../src/protocol/ids.ts';
import type { Handlers } from '../handlers.ts';
import type { Channel, Outbox } from '../outbox.ts';
import type { People } from '../people/people.ts';

interface Parts {
  readonly people: People;
  readonly outbox: Outbox;
  /** Whether everybody may see everybody. */
  readonly open: boolean;
}

/** Who is there, for those who asked to know. */
export function presence({ people, outbox, open }: Parts) {
  const watched = new Map<SessionId, readonly Channel[]>();

  function unwatch(session: SessionId): void {
    for (const channel of watched.get(session) ?? []) outbox.unsubscribe(session, channel);
    watched.delete(session);
  }

  const handlers: Handlers<'presence:watch'> = {
    async 'presence:watch'(session, { users, everyone }) {
      if (everyone && !open) throw new CallError('forbidden', 'only open servers list everyone');
      const channels: Channel[] = users.map((user): Channel => `presence:${user}`);
      if (everyone) channels.push('everyone');
      unwatch(session.id);
      watched.set(session.id, channels);
      for (const channel of channels) outbox.subscribe(session.id, channel);
      const named = await Promise.all(users.map((user) => people.get(user)));
      return { people: everyone ? [...named, ...(await people.everyone())] : named };
    },
  };

  return {
    handlers,
    unwatch,
    /** Tells those who watch a person what became of them. */
    async announce(user: UserId): Promise<void> {
      const person = await people.get(user);
      for (const channel of [`presence:${user}`, 'everyone'] as const) {
        outbox.send(channel, 'presence:changed', { people: [person] });
      }
    },
  };
}

export type Presence = ReturnType<typeof presence>;
