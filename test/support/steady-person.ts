import { newId } from '../../src/base/new-id.ts';
import { queue } from '../../src/base/serial.ts';
import type { Answers, CommandName, Payload } from '../../src/protocol/commands.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Invite } from '../../src/protocol/invite.ts';
import type { JoinReply, Stay } from '../../src/protocol/room.ts';
import { apply, type RoomDoc } from '../../src/protocol/room-doc.ts';
import { SocketSignaling } from '../../src/signaling/socket-signaling.ts';
import { eventually } from './until.ts';

const slots = { microphone: true, camera: false };

/** What may be no more a moment later: the page asks again. */
const PASSING = ['offline', 'timeout', 'internal'];

/** Somebody whose page does what ours do, and has no media: comes back, joins again, and says again what had no answer. */
export class SteadyPerson {
  readonly user: string;
  readonly signaling: SocketSignaling;
  /** Invitations that concern this person, as they were told of last. */
  readonly invites = new Map<string, Invite>();
  /** Who this person was in the room; one, if all is well. */
  readonly members = new Set<string>();
  /** How often the room was joined. */
  joins = 0;
  /** Why the room was closed, where it was. */
  closed: string | undefined;
  doc: RoomDoc | undefined;
  /** Whether this connection has joined the room. */
  #isIn = false;
  #stay: Stay | undefined;
  readonly #instance = newId();
  /** What is said again with every connection. */
  readonly #ringing = new Map<string, Payload<'invite:send'>>();
  readonly #over = new AbortController();
  readonly #inTurn = queue();

  constructor(server: string, user: string) {
    this.user = user;
    this.signaling = new SocketSignaling({ server, credentials: async () => ({ user }) });
    const { signal } = this.#over;
    this.signaling.on('invite:changed', ({ invite }) => this.#note(invite), signal);
    this.signaling.on(
      'room:changed',
      ({ room, patch }) => {
        const { doc } = this;
        if (doc?.info.id !== room || patch.rev <= doc.rev) return;
        if (patch.rev === doc.rev + 1) this.doc = apply(doc, patch);
        else this.#joinAgain();
      },
      signal,
    );
    this.signaling.on(
      'room:closed',
      ({ room, reason }) => {
        if (this.doc?.info.id === room) this.closed = reason;
      },
      signal,
    );
    this.signaling.session.subscribe((session) => {
      this.#isIn = false;
      if (!session) return;
      for (const invite of session.invites) this.#note(invite);
      this.#joinAgain();
      this.#ringAgain();
    });
  }

  async there(): Promise<this> {
    await eventually(() => this.signaling.state.value === 'connected');
    return this;
  }

  async ring(to: string, seconds?: number): Promise<Invite> {
    const arrival = { instance: this.#instance, slots };
    const payload = { id: newId(), to: [to], video: false, arrival, seconds };
    this.#ringing.set(payload.id, payload);
    const { invite, joined } = await this.#insist('invite:send', payload);
    if (joined) this.#take(joined);
    this.#note(invite);
    return invite;
  }

  /** Answers whoever rings first. */
  async accept(): Promise<void> {
    const invite = await eventually(() =>
      [...this.invites.values()].find(({ callees }) =>
        callees.some(({ user, status }) => user === this.user && status === 'ringing'),
      ),
    );
    this.#take(
      await this.#insist('invite:accept', { invite: invite.id, instance: this.#instance, slots }),
    );
  }

  /** Says something until the server has it. */
  async say(text: string): Promise<void> {
    const room = this.doc?.info.id ?? '';
    const id = newId();
    for (;;) {
      await eventually(() => this.#isBack() || this.closed);
      const sent = await this.#insist('chat:send', { room, id, text }).catch((error: CallError) => {
        // Said on a new connection before it had joined.
        if (error.code !== 'wrong-state' || this.closed) throw error;
      });
      if (sent) return;
    }
  }

  /** All that was said in the room, as the server has it. */
  async log(): Promise<readonly string[]> {
    const room = this.doc?.info.id ?? '';
    const texts: string[] = [];
    let before: string | undefined;
    for (;;) {
      const page = await this.#insist('chat:history', { room, before, limit: 50 });
      texts.unshift(...page.log.map(({ text }) => text));
      if (!page.older) return texts;
      before = page.log[0]?.id;
    }
  }

  /** What became of ringing somebody, as this person was told last. */
  ending(invite: string): string | undefined {
    return this.invites.get(invite)?.callees[0]?.status;
  }

  /** How ringing somebody ended, once it has. */
  ended(invite: string): Promise<string> {
    return eventually(() => {
      const status = this.ending(invite);
      // Nobody waits for what cannot come any more.
      if (this.closed?.startsWith('not')) throw new Error(`${this.user}: ${this.closed}`);
      return status === 'ringing' ? undefined : status;
    });
  }

  /** Goes without a word. */
  vanish(): void {
    this.#over.abort();
    this.signaling.close();
  }

  #joinAgain(): void {
    void this.#inTurn(async () => {
      const room = this.doc?.info.id;
      if (room === undefined || !this.#stay || this.closed) return;
      const payload = { room, instance: this.#instance, slots, stay: this.#stay };
      const joined = await this.#insist('room:join', payload);
      if ('room' in joined) this.#take(joined);
    }).catch((error: CallError) => {
      if (!this.#over.signal.aborted) this.closed = `not let in: ${error.code}`;
    });
  }

  /** What rings on is said again, into the room that one is in again by then. */
  #ringAgain(): void {
    void this.#inTurn(async () => {
      for (const { arrival: _seated, ...payload } of this.#ringing.values()) {
        const room = this.invites.get(payload.id)?.room;
        if (room) await this.#sayAgain({ ...payload, room, again: true });
      }
    }).catch((error: CallError) => {
      if (!this.#over.signal.aborted) this.closed = `not to ring again: ${error.code}`;
    });
  }

  async #sayAgain(payload: Payload<'invite:send'>): Promise<void> {
    const ask = () => this.#insist('invite:send', payload);
    const { invite } = await ask().catch(async (error: CallError) => {
      // Said on a new connection before it had joined.
      if (error.code !== 'wrong-state' || this.closed) throw error;
      await eventually(() => this.#isBack());
      return ask();
    });
    this.#note(invite);
  }

  #isBack(): boolean {
    return this.#isIn && this.signaling.state.value === 'connected';
  }

  #take({ room, me, stay }: JoinReply): void {
    this.joins += 1;
    this.#isIn = true;
    this.doc = room;
    this.#stay = stay;
    this.members.add(me);
  }

  #note(invite: Invite): void {
    this.invites.set(invite.id, invite);
    if (invite.callees.every(({ status }) => status !== 'ringing')) this.#ringing.delete(invite.id);
  }

  async #insist<C extends CommandName>(command: C, payload: Payload<C>): Promise<Answers[C]> {
    for (;;) {
      try {
        return await this.signaling.request(command, payload);
      } catch (thrown) {
        const { code } = CallError.from(thrown);
        if (this.#over.signal.aborted || !PASSING.includes(code)) throw thrown;
        await eventually(
          () => this.#over.signal.aborted || this.signaling.state.value === 'connected',
        );
      }
    }
  }
}
