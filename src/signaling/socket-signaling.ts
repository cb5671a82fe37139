import { signal } from '@preact/signals-core';
import { io, type Socket } from 'socket.io-client';
import type { Answers, CommandName, Payload, Reply } from '../protocol/commands.ts';
import { CallError, type ErrorReply } from '../protocol/errors.ts';
import type { EventName, ServerEvents } from '../protocol/events.ts';
import type { Signaling, SignalingState } from './signaling.ts';
import { whenConnected } from './when-connected.ts';

/** Milliseconds after which an unanswered command counts as failed. */
const REPLY_TIMEOUT = 10_000;

export interface SocketSettings {
  /** The server's origin. */
  readonly server: string;
  /** What the handshake carries, asked anew for every connection, since tokens expire. */
  readonly credentials: () => Promise<Record<string, string>>;
}

/** Signaling over Socket.IO. */
export class SocketSignaling implements Signaling {
  readonly state = signal<SignalingState>('connecting');
  readonly session = signal<ServerEvents['session:opened'] | undefined>();
  readonly refusal = signal<CallError | undefined>();
  readonly #socket: Socket;

  constructor({ server, credentials }: SocketSettings) {
    this.#socket = io(server, {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5_000,
      auth: (send) => {
        credentials().then(send, (cause) => this.#refuse(CallError.from(cause, 'unauthorized')));
      },
      forceNew: true,
    });
    this.#listen(this.#socket);
  }

  async request<C extends CommandName>(command: C, payload: Payload<C>): Promise<Answers[C]> {
    await whenConnected(this, REPLY_TIMEOUT);
    const reply: Reply<C> = await this.#socket
      .timeout(REPLY_TIMEOUT)
      .emitWithAck(command, payload)
      .catch(() => {
        throw this.#socket.connected ? new CallError('timeout') : new CallError('offline');
      });
    if (!reply.ok) throw new CallError(reply.error.code, reply.error.message);
    return reply;
  }

  on<E extends EventName>(
    event: E,
    handler: (detail: ServerEvents[E]) => void,
    until: AbortSignal,
  ): void {
    if (until.aborted) return;
    this.#socket.on(event as string, handler);
    until.addEventListener('abort', () => this.#socket.off(event as string, handler), {
      once: true,
    });
  }

  close(): void {
    this.#socket.off();
    this.#socket.disconnect();
    this.state.value = 'offline';
  }

  #listen(socket: Socket): void {
    socket.on('session:opened', (session: ServerEvents['session:opened']) => {
      this.session.value = session;
      this.state.value = 'connected';
    });
    socket.on('disconnect', (why) => {
      this.state.value = 'reconnecting';
      // Socket.IO takes a server's goodbye as final; ours only ever means "come back".
      if (why === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error: Error & { data?: ErrorReply }) => {
      if (error.data?.code) this.#refuse(new CallError(error.data.code, error.data.message));
      else if (this.state.value === 'connecting') this.state.value = 'offline';
    });
  }

  #refuse(why: CallError): void {
    this.refusal.value = why;
    this.state.value = 'refused';
    this.#socket.disconnect();
  }
}
