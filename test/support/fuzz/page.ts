import type { Socket } from 'socket.io-client';
import { newId } from '../../../src/base/new-id.ts';
import type { CommandName, Payload, Reply } from '../../../src/protocol/commands.ts';
import { dial } from '../bare-client.ts';
import type { Checker } from './checker.ts';
import { Ear } from './ear.ts';
import type { KnownIds } from './known-ids.ts';
import { learnFromEvent, learnFromReply } from './learn.ts';

const SLOTS = { microphone: true, camera: false };

/** Somebody's page: says what it is told to, and has all that it hears checked. */
export class Page {
  readonly user: string;
  readonly ear: Ear;
  readonly #socket: Socket;
  readonly #checker: Checker;
  readonly #known: KnownIds;

  private constructor(user: string, socket: Socket, checker: Checker, known: KnownIds) {
    this.user = user;
    this.ear = new Ear(user);
    this.#socket = socket;
    this.#checker = checker;
    this.#known = known;
    socket.onAny((event: string, detail: unknown) => {
      checker.heard(this.ear, event, detail);
      learnFromEvent(known, user, event, detail);
    });
    socket.on('disconnect', (why) => {
      if (why !== 'io client disconnect') checker.complain(this.ear, `was thrown out: ${why}`);
    });
  }

  /** `auth` is the person's handshake. */
  static async open(
    url: string,
    user: string,
    auth: object,
    checker: Checker,
    known: KnownIds,
  ): Promise<Page> {
    const page = new Page(user, dial(url, auth), checker, known);
    await new Promise<unknown>((resolve, reject) => {
      page.#socket.once('connect_error', reject);
      page.#socket.once('session:opened', resolve);
    });
    known.add('user', user);
    return page;
  }

  /** Sends anything. Resolves with the reply, and never where none was asked for. */
  say(command: string, args: readonly unknown[], isAsked = true): Promise<Reply> {
    const sent = this.#checker.sends(this.ear, command, args, isAsked);
    return new Promise((resolve) => {
      if (!isAsked) this.#socket.emit(command, ...args);
      else
        this.#socket.emit(command, ...args, (reply: Reply) => {
          this.#checker.replied(this.ear, sent, reply);
          learnFromReply(this.#known, this.user, reply);
          resolve(reply);
        });
    });
  }

  /** Sends what an honest page would. */
  ask<C extends CommandName>(command: C, payload: Payload<C>): Promise<Reply<C>> {
    return this.say(command, [payload]) as Promise<Reply<C>>;
  }

  join(room: string): Promise<Reply<'room:join'>> {
    return this.ask('room:join', { room, instance: newId(), slots: SLOTS });
  }

  /** Rings people into a room where it is, or into a new call. */
  ring(to: string[], room?: string): Promise<Reply<'invite:send'>> {
    const where = room === undefined ? { arrival: { instance: newId(), slots: SLOTS } } : { room };
    return this.ask('invite:send', { id: newId(), to, video: false, ...where });
  }

  accept(invite: string): Promise<Reply<'invite:accept'>> {
    return this.ask('invite:accept', { invite, instance: newId(), slots: SLOTS });
  }

  /** Is nowhere any more. */
  async leaveAll(except?: string): Promise<void> {
    const rooms = [...this.ear.places.keys(), ...this.ear.waits];
    await Promise.all(
      rooms.filter((room) => room !== except).map((room) => this.ask('room:leave', { room })),
    );
  }

  /** Shares a file, where it was given a ticket for one. */
  async upload(url: string, room: string, reply: Reply): Promise<void> {
    if (!reply.ok || !('ticket' in reply)) return;
    const body = 'x';
    const answer = await fetch(`${url}/api/files/${reply.ticket}`, { method: 'POST', body });
    const { file } = (await answer.json()) as { file?: { id: string } };
    if (file) this.#known.add('file', file.id, { room, users: [this.user] });
  }

  /** Waits until all that it has sent was done, and goes on from where it is then known to be. */
  async settle(): Promise<void> {
    await this.ask('session:check', {});
    const unasked = [...this.ear.underway].filter(({ isAsked }) => !isAsked);
    for (const room of this.#checker.mayHaveLedInto(this.ear))
      if (!this.ear.places.has(room)) await this.ask('room:leave', { room });
    const watched = unasked.some(({ command, said }) => command === 'presence:watch' && said);
    if (watched) await this.ask('presence:watch', { users: [] });
    this.#checker.settled(this.ear);
  }

  close(): void {
    this.#socket.disconnect();
  }
}
