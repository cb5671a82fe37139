import type { ReadonlySignal } from '@preact/signals-core';
import type { SharedFile } from '../protocol/chat.ts';
import type { Answers, CommandName, Payload } from '../protocol/commands.ts';
import type { CallError } from '../protocol/errors.ts';
import type { EventName, ServerEvents } from '../protocol/events.ts';

/**
 * `offline`: no server was reached yet, still trying. `reconnecting`: there was a connection and it is lost, still
 * trying. `refused`: the server does not want this person; nothing is tried before something changes.
 */
export type SignalingState = 'offline' | 'connecting' | 'connected' | 'reconnecting' | 'refused';

/** How files get to the server, and where they are found then. */
export interface FileExchange {
  /** Sends a file by the ticket that the server gave for it. Rejects with a `CallError`. */
  upload(ticket: string, content: Blob): Promise<SharedFile>;
  addressOf(id: string): string;
}

/** What carries commands to the server and its events back. */
export interface Signaling {
  /** Which server it is, by its origin. */
  readonly server: string;
  readonly state: ReadonlySignal<SignalingState>;
  /** Who the server says one is, from the last connection on. */
  readonly session: ReadonlySignal<ServerEvents['session:opened'] | undefined>;
  /** Why the server refused, while the state is `refused`. */
  readonly refusal: ReadonlySignal<CallError | undefined>;
  /**
   * Asks, and resolves with the answer. Rejects with a `CallError`: the server's, `offline` when there is no
   * connection, or `timeout`.
   */
  request<C extends CommandName>(command: C, payload: Payload<C>): Promise<Answers[C]>;
  on<E extends EventName>(
    event: E,
    handler: (detail: ServerEvents[E]) => void,
    until: AbortSignal,
  ): void;
  /** Gives up the connection, whatever it says of itself, and makes another. */
  reconnect(): void;
  /** Lets go of the connection until `reconnect`, for a page that is put away. */
  pause(): void;
  close(): void;
  /** For a server that is not reached by HTTP. */
  readonly files?: FileExchange;
}
