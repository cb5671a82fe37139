import type { EventName, ServerEvents } from '../src/protocol/events.ts';
import type { RoomId, SessionId, UserId } from '../src/protocol/ids.ts';

/** Where an event can be sent. Sessions subscribe to channels; nobody else hears what is said there. */
export type Channel = `user:${UserId}` | `room:${RoomId}` | `presence:${UserId}` | 'everyone';

/** How the rules speak. Its Socket.IO form maps channels to Socket.IO rooms, the in-page form to sets. */
export interface Outbox {
  /** To one session, on whichever node it is. */
  tell<E extends EventName>(session: SessionId, event: E, detail: ServerEvents[E]): void;
  send<E extends EventName>(channel: Channel, event: E, detail: ServerEvents[E]): void;
  subscribe(session: SessionId, channel: Channel): void;
  unsubscribe(session: SessionId, channel: Channel): void;
}
