import { type ReadonlySignal, signal } from '@preact/signals-core';
import { newId } from '../base/new-id.ts';
import type { Payload } from '../protocol/commands.ts';
import type { MemberId, RoomId, UserId } from '../protocol/ids.ts';
import type { Invite } from '../protocol/invite.ts';
import type { Reaction } from '../protocol/reaction.ts';
import type { SlotsOn } from '../protocol/slot.ts';
import type { LoopbackSignaling } from './loopback-signaling.ts';

const AT_FIRST: SlotsOn = {
  microphone: true,
  camera: false,
  screen: false,
  'screen-audio': false,
};

/** Somebody who does what a story or a test wants of them, by the same commands as everybody. */
export class InventedPerson {
  readonly signaling: LoopbackSignaling;
  /** The invitation that rings for them. */
  readonly ringing: ReadonlySignal<Invite | undefined>;
  /** Their place in the room in which they have joined; undefined while they wait to be let in. */
  readonly me: ReadonlySignal<MemberId | undefined>;
  readonly #ringing = signal<Invite | undefined>();
  readonly #me = signal<MemberId | undefined>();
  readonly #over = new AbortController();
  #on = AT_FIRST;
  #room = '';

  constructor(signaling: LoopbackSignaling) {
    this.signaling = signaling;
    this.ringing = this.#ringing;
    this.me = this.#me;
    const until = this.#over.signal;
    signaling.on('room:admitted', () => void this.#enter(this.#on).catch(() => {}), until);
    // Everybody does as a host says, whom they could only ask to do something themselves.
    signaling.on(
      'member:asked',
      ({ slot, on }) => {
        if (!on) this.#turn({ [slot]: false }, this.#on);
      },
      until,
    );
    signaling.on(
      'invite:changed',
      ({ invite }) => {
        const me = signaling.session.value?.user;
        const rings = invite.callees.some(
          ({ user, status }) => user === me && status === 'ringing',
        );
        if (rings) this.#ringing.value = invite;
        else if (this.#ringing.value?.id === invite.id) this.#ringing.value = undefined;
      },
      this.#over.signal,
    );
  }

  /** Rings somebody, from the call that they come into by accepting. Answers with the invitation. */
  async ring(to: UserId | readonly UserId[], { video = false } = {}): Promise<Invite> {
    const { invite } = await this.signaling.request('invite:send', {
      id: newId(),
      to: typeof to === 'string' ? [to] : [...to],
      video,
      arrival: { instance: newId(), slots: this.#turn({ camera: video }) },
    });
    this.#room = invite.room;
    return invite;
  }

  async cancel({ id }: Invite): Promise<void> {
    await this.signaling.request('invite:cancel', { invite: id });
  }

  /** Accepts what rings, now or as soon as it does. */
  async accept(slots: Partial<SlotsOn> = {}): Promise<void> {
    const { id, room } = await this.#whenRinging();
    this.#room = room;
    await this.signaling.request('invite:accept', {
      invite: id,
      instance: newId(),
      slots: this.#turn(slots),
    });
  }

  async decline(reason?: string): Promise<void> {
    const { id } = await this.#whenRinging();
    await this.signaling.request('invite:decline', { invite: id, ...(reason && { reason }) });
  }

  /** Puts the call on hold, or goes on with it. */
  async hold(held = true): Promise<void> {
    const slots = held ? {} : this.#on;
    await this.signaling.request('member:set', { room: this.#room, held, ...slots });
  }

  /** Whether they want to be rung during a call. */
  async wantCallWaiting(callWaiting: boolean): Promise<void> {
    await this.signaling.request('session:set', { callWaiting });
  }

  /** Comes into a room; where one has to wait there, as soon as a host lets them in. */
  async join(room: RoomId, slots: Partial<SlotsOn> = {}): Promise<void> {
    this.#room = room;
    await this.#enter(this.#turn(slots));
  }

  async raiseHand(hand = true): Promise<void> {
    await this.signaling.request('member:set', { room: this.#room, hand });
  }

  async askToHost(): Promise<void> {
    await this.signaling.request('member:set', { room: this.#room, asksToHost: true });
  }

  async react(emoji: Reaction): Promise<void> {
    await this.signaling.request('member:react', { room: this.#room, emoji });
  }

  async leave(): Promise<void> {
    await this.signaling.request('room:leave', { room: this.#room });
  }

  async set(slots: Partial<SlotsOn>): Promise<void> {
    this.#turn(slots, this.#on);
    await this.signaling.request('member:set', { room: this.#room, ...slots });
  }

  /** Writes a message, perhaps as an answer to another one. Answers with it. */
  async say(text: string, more: Pick<Payload<'chat:send'>, 'reply' | 'mentions'> = {}) {
    const { message } = await this.signaling.request('chat:send', {
      room: this.#room,
      id: newId(),
      text,
      ...more,
    });
    return message;
  }

  /** Gives a reaction to a message. */
  async reactTo(id: string, emoji: string): Promise<void> {
    await this.signaling.request('chat:react', { room: this.#room, id, emoji, on: true });
  }

  /** Deletes a message of their own. */
  async unsay(id: string): Promise<void> {
    await this.signaling.request('chat:delete', { room: this.#room, id });
  }

  /** Says that they are writing. */
  async type(): Promise<void> {
    await this.signaling.request('chat:typing', { room: this.#room });
  }

  /** Loses the connection, as when a train enters a tunnel. */
  vanish(): void {
    this.signaling.drop();
  }

  close(): void {
    this.#over.abort();
    this.signaling.close();
  }

  async #enter(slots: SlotsOn): Promise<void> {
    const reply = await this.signaling.request('room:join', {
      room: this.#room,
      instance: newId(),
      slots,
    });
    if ('me' in reply) this.#me.value = reply.me;
  }

  #turn(slots: Partial<SlotsOn>, before = AT_FIRST): SlotsOn {
    this.#on = { ...before, ...slots };
    return this.#on;
  }

  #whenRinging(): Promise<Invite> {
    return new Promise((resolve) => {
      const stop = this.#ringing.subscribe((invite) => {
        if (!invite) return;
        resolve(invite);
        queueMicrotask(() => stop());
      });
    });
  }
}
