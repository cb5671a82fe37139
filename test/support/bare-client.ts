import { io, type Socket } from 'socket.io-client';
import type { CommandName, Payload, Reply } from '../../src/protocol/commands.ts';
import type { ErrorReply } from '../../src/protocol/errors.ts';
import type { EventName, ServerEvents } from '../../src/protocol/events.ts';
import type { JoinReply, WaitReply } from '../../src/protocol/room.ts';

/** Someone who speaks the protocol with nothing of ours in between. */
export class BareClient {
  readonly socket: Socket;
  /** All that the server has said without being asked, oldest first. */
  readonly heard: { readonly event: EventName; readonly detail: unknown }[] = [];

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event, detail) => this.heard.push({ event, detail }));
  }

  /** Asks, and gives the reply as it is. Takes any name and payload, wrong ones too. */
  send(command: string, ...payload: unknown[]): Promise<Reply> {
    return this.socket.emitWithAck(command, ...payload);
  }

  /** Asks, and gives the answer. */
  async ask<C extends CommandName>(command: C, payload: Payload<C>) {
    const reply = (await this.send(command, payload)) as Reply<C>;
    if (!reply.ok) throw new Error(`${command}: ${reply.error.code} ${reply.error.message}`);
    return reply;
  }

  async join(room: string, more: Partial<Payload<'room:join'>> = {}): Promise<JoinReply> {
    const reply = await this.knock(room, more);
    if ('waits' in reply) throw new Error(`has to wait before ${room}`);
    return reply;
  }

  /** Joins, or waits to be let in. */
  knock(room: string, more: Partial<Payload<'room:join'>> = {}): Promise<JoinReply | WaitReply> {
    const slots = { microphone: true, camera: false };
    return this.ask('room:join', { room, instance: newInstance(), slots, ...more });
  }

  /** The code with which a command is refused, or `fine`. */
  async code(command: string, payload: unknown): Promise<string> {
    const reply = await this.send(command, payload);
    return reply.ok ? 'fine' : reply.error.code;
  }

  /** The next event of a kind that comes from now on, or the next that fits. */
  next<E extends EventName>(
    event: E,
    fits: (detail: ServerEvents[E]) => boolean = () => true,
  ): Promise<ServerEvents[E]> {
    return new Promise((resolve) => {
      const listen = (detail: ServerEvents[E]) => {
        if (!fits(detail)) return;
        this.socket.off(event as string, listen);
        resolve(detail);
      };
      this.socket.on(event as string, listen);
    });
  }

  /** Resolves when the connection is over. */
  gone(): Promise<unknown> {
    return new Promise((resolve) => this.socket.once('disconnect', resolve));
  }

  close(): void {
    this.socket.disconnect();
  }
}

let count = 0;
export const newInstance = (): string => `instance-${++count}`;

/** A connection with this handshake, before it is known whether the server accepts it. */
export const dial = (url: string, auth: object, more: object = {}): Socket =>
  io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false, ...more });

/** Somebody who was let in. */
export async function connect(url: string, auth: object, more: object = {}): Promise<BareClient> {
  const client = new BareClient(dial(url, auth, more));
  await new Promise<unknown>((resolve, reject) => {
    client.socket.once('connect_error', reject);
    void client.next('session:opened').then(resolve);
  });
  return client;
}

/** Why a handshake is refused. */
export function refusal(url: string, auth: object, more: object = {}): Promise<ErrorReply> {
  const socket = dial(url, auth, more);
  return new Promise((resolve, reject) => {
    socket.on('session:opened', () => reject(new Error('was let in')));
    socket.on('connect_error', (error: Error & { data?: ErrorReply }) => {
      socket.disconnect();
      resolve(error.data ?? { code: 'offline', message: error.message });
    });
  });
}
