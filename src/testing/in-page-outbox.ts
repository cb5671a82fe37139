import type { Channel, Outbox } from '../../server/outbox.ts';
import type { SessionId } from '../protocol/ids.ts';
import type { Deliver } from './loopback-signaling.ts';

/** The outbox of a server in the page: channels are sets of sessions. */
export class InPageOutbox implements Outbox {
  readonly #channels = new Map<Channel, Set<SessionId>>();
  readonly #sessions = new Map<SessionId, Deliver>();

  connect(session: SessionId, deliver: Deliver): void {
    this.#sessions.set(session, deliver);
  }

  disconnect(session: SessionId): void {
    this.#sessions.delete(session);
    for (const channel of this.#channels.keys()) this.unsubscribe(session, channel);
  }

  tell: Outbox['tell'] = (session, event, detail) => this.#sessions.get(session)?.(event, detail);

  send: Outbox['send'] = (channel, event, detail) => {
    for (const session of this.#channels.get(channel) ?? []) this.tell(session, event, detail);
  };

  subscribe: Outbox['subscribe'] = (session, channel) => {
    if (!this.#sessions.has(session)) return;
    const members = this.#channels.get(channel) ?? new Set();
    this.#channels.set(channel, members.add(session));
  };

  unsubscribe: Outbox['unsubscribe'] = (session, channel) => {
    const members = this.#channels.get(channel);
    members?.delete(session);
    if (members?.size === 0) this.#channels.delete(channel);
  };
}
