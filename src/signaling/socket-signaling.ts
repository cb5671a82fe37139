import { signal } from '@preact/signals-core';
import { io, type Socket } from 'socket.io-client';
import { after } from '../base/timers.ts';
import type { Answers, CommandName, Payload, Reply } from '../protocol/commands.ts';
import { CallError, type ErrorCode, type ErrorReply } from '../protocol/errors.ts';
import type { ServerEvents } from '../protocol/events.ts';
import { Hearing } from './hearing.ts';
import type { Signaling, SignalingState } from './signaling.ts';
import { whenConnected } from './when-connected.ts';

/** Milliseconds after which an unanswered command counts as failed. */
const REPLY_TIMEOUT = 10_000;
/** Refusals that may be no more after some time, and that time in milliseconds. */
const PASSING: readonly ErrorCode[] = ['rate-limited', 'internal', 'offline', 'timeout'];
const RETRY = 3_000;
/** Milliseconds before the first try to come back. Each is longer than the one before, and none comes on the dot. */
const RECONNECTION_DELAY = 500;

export interface SocketSettings {
  /** The server's origin. */
  readonly server: string;
  /** What the handshake carries, asked anew for every connection, since tokens expire. */
  readonly credentials: () => Promise<Record<string, string>>;
}

/** Signaling over Socket.IO. */
export class SocketSignaling implements Signaling {
  readonly server: string;
  readonly state = signal<SignalingState>('connecting');
  readonly session = signal<ServerEvents['session:opened'] | undefined>();
  readonly refusal = signal<CallError | undefined>();
  readonly #socket: Socket;
  readonly #hearing = new Hearing();
  readonly on: Signaling['on'] = this.#hearing.on.bind(this.#hearing);
  readonly #over = new AbortController();

  constructor({ server, credentials }: SocketSettings) {
    this.server = server;
    this.#socket = io(server, {
      transports: ['websocket'],
      reconnectionDelay: RECONNECTION_DELAY,
      reconnectionDelayMax: 5_000,
      auth: (send) => {
        credentials().then(send, (cause) => {
          // Somebody who was let in before is not refused because a fresh token is hard to get just now.
          this.#refuse(CallError.from(cause, this.session.value ? 'offline' : 'unauthorized'));
        });
      },
      forceNew: true,
    });
    this.#listen(this.#socket, credentials);
  }

  async request<C extends CommandName>(command: C, payload: Payload<C>): Promise<Answers[C]> {
    // At once where there is a connection, so that a page's last words are out before it closes.
    if (this.state.value !== 'connected') await whenConnected(this, REPLY_TIMEOUT);
    const answer = this.#socket.timeout(REPLY_TIMEOUT).emitWithAck(command, payload);
    const reply: Reply<C> = await this.#hearing.answer(command, answer).catch(() => {
      throw this.#socket.connected ? new CallError('timeout') : new CallError('offline');
    });
    if (!reply.ok) throw new CallError(reply.error.code, reply.error.message);
    return reply;
  }

  reconnect(): void {
    this.#socket.disconnect().connect();
  }

  pause(): void {
    this.#socket.disconnect();
  }

  close(): void {
    this.#over.abort();
    this.#socket.off().offAny();
    this.#socket.disconnect();
    this.state.value = 'offline';
  }

  #listen(socket: Socket, credentials: SocketSettings['credentials']): void {
    socket.onAny((event, detail) => this.#hearing.hear(event, detail));
    // Without a fresh one, the server ends the connection, and the next one asks again.
    this.#hearing.on('session:expiring', () => {
      credentials()
        .then(({ token = '' }) => this.request('session:renew', { token }))
        .catch(() => {});
    });
    this.#hearing.on('session:opened', (session) => {
      socket.io.reconnectionDelay(RECONNECTION_DELAY);
      this.session.value = session;
      this.state.value = 'connected';
    });
    this.#hearing.on('server:closing', ({ retryAfter }) => {
      socket.io.reconnectionDelay(retryAfter);
    });
    socket.on('disconnect', (why) => {
      this.state.value = 'reconnecting';
      // Socket.IO takes a server's goodbye as final; ours only ever means "come back".
      if (why === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error: Error & { data?: ErrorReply }) => {
      if (error.data) {
        this.#refuse(new CallError(error.data.code, error.data.message));
        return;
      }
      if (this.state.value === 'connecting') this.state.value = 'offline';
      void allowPolling(socket);
    });
  }

  #refuse(why: CallError): void {
    this.#socket.disconnect();
    if (PASSING.includes(why.code)) {
      if (this.state.value === 'connecting') this.state.value = 'offline';
      after(RETRY, () => this.#socket.connect(), this.#over.signal);
      return;
    }
    this.refusal.value = why;
    this.state.value = 'refused';
  }
}

/** Lets the next tries use long polling as well, for networks that forbid WebSockets. */
async function allowPolling({ io: manager }: Socket): Promise<void> {
  const loaded = await import('./all-transports.ts').catch(() => undefined);
  if (loaded)
    Object.assign(manager.opts, { transports: loaded.ALL_TRANSPORTS, tryAllTransports: true });
}
