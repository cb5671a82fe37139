import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import { CallError } from '../../protocol/errors.ts';
import type { ServerEvents } from '../../protocol/events.ts';
import type { Asked, Reacted, Waiting } from '../../protocol/hosting.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Reaction } from '../../protocol/reaction.ts';
import { type Action, can, type Role } from '../../protocol/roles.ts';
import type { Member, RoomSettings } from '../../protocol/room-doc.ts';
import type { HostingParts } from './hosting-loader.ts';
import { forgotten, handsOf, newsOf, type Wanted } from './hosting-state.ts';

/** A host's wish that one turns something on, until one has answered. */
export type Question = Asked & { readonly slot: 'microphone' | 'camera' };

const OFF = {
  microphone: 'muted-by-host',
  camera: 'camera-stopped-by-host',
  screen: 'screen-stopped-by-host',
} as const;

/** Roles, who waits, hands and reactions. Methods reject with a `CallError`: `forbidden` where one may not. */
export class Hosting {
  /** One's own role. */
  readonly role: ReadonlySignal<Role>;
  /** Who waits to be let in, the longest first; empty for who may not let them in. */
  readonly waiting: ReadonlySignal<readonly Waiting[]>;
  /** Who has a hand up, the longest first. */
  readonly hands: ReadonlySignal<readonly Member[]>;
  /** What a host asks one to turn on; undefined once it is answered, or on. */
  readonly question: ReadonlySignal<Question | undefined>;
  readonly #waiting = signal<readonly Waiting[]>([]);
  readonly #question = signal<Question | undefined>();
  readonly #parts: HostingParts;
  #wanted: Wanted = {};

  constructor(parts: HostingParts) {
    this.#parts = parts;
    const { roster, sources, until } = parts;
    this.role = computed(() => roster.me.value?.role ?? 'member');
    this.waiting = computed(() => (this.can('admit') ? this.#waiting.value : []));
    this.hands = computed(() => handsOf(roster.members.value));
    this.question = computed(() => {
      const { value } = this.#question;
      return value && !sources[value.slot].on.value ? value : undefined;
    });
    this.#tellNews();
    this.#tellKnocking();
    until.addEventListener('abort', () => (this.#question.value = undefined), { once: true });
  }

  /** Whether one may do something, upon somebody where it is done to somebody. Reads signals. */
  can(action: Action, target?: MemberId): boolean {
    const { doc, me } = this.#parts.roster;
    const whom = target === undefined ? undefined : doc.value.members[target];
    return me.value !== undefined && can(me.value, action, doc.value, whom);
  }

  /** Raises one's hand, or lowers it. */
  raiseHand(on = true): Promise<void> {
    return this.#want({ hand: on });
  }

  /** Asks for the host's role, or asks no more. */
  askToHost(on = true): Promise<void> {
    return this.#want({ asksToHost: on });
  }

  /** Throws in an emoji that all see for a moment. */
  async react(emoji: Reaction): Promise<void> {
    await this.#parts.signaling.request('member:react', { room: this.#room, emoji });
  }

  /** Gives somebody a role, which answers one who asks; the one that they have says no. Steps down, where it is oneself. */
  async assign(member: MemberId, role: Role): Promise<void> {
    await this.#parts.signaling.request('member:role', { room: this.#room, member, role });
  }

  /** Turns somebody's microphone, camera or screen off. */
  async stop(member: MemberId, slot: Asked['slot']): Promise<void> {
    await this.#parts.signaling.request('member:stop', { room: this.#room, member, slot });
  }

  /** Asks somebody to turn the microphone or the camera on, which they alone do. */
  async ask(member: MemberId, slot: Question['slot'] = 'microphone'): Promise<void> {
    await this.#parts.signaling.request('member:ask', { room: this.#room, member, slot });
  }

  /** Answers what a host asks: turns it on, or leaves it. */
  async answer(yes: boolean): Promise<void> {
    const question = this.#question.peek();
    this.#question.value = undefined;
    if (yes && question) await this.#parts.sources[question.slot].set(true);
  }

  /** Lowers somebody's hand, or all. */
  async lowerHands(member?: MemberId): Promise<void> {
    await this.#parts.signaling.request('member:lower', { room: this.#room, member });
  }

  /** Takes a person out, who does not come back as long as there is the room; they read the `reason`. */
  async eject(member: MemberId, reason?: string): Promise<void> {
    await this.#parts.signaling.request('member:eject', { room: this.#room, member, reason });
  }

  /** Lets one in who waits, or all. */
  async admit(member?: MemberId): Promise<void> {
    await this.#parts.signaling.request('room:admit', { room: this.#room, member });
  }

  /** Sends one away who waits; they read the `reason`. */
  async deny(member: MemberId, reason?: string): Promise<void> {
    await this.#parts.signaling.request('room:deny', { room: this.#room, member, reason });
  }

  /** Sets what is named for all: title, description, capacity, waiting, locked, layout, spotlight, quality. */
  async set(settings: RoomSettings): Promise<void> {
    await this.#parts.signaling.request('room:set', { room: this.#room, ...settings });
  }

  /** Ends the room for all. */
  async end(): Promise<void> {
    await this.#parts.signaling.request('room:end', { room: this.#room });
  }

  /** What the server says of this room. */
  hear(said: ServerEvents['room:waiting'] | Asked | Reacted): void {
    if ('waiting' in said) this.see(said.waiting);
    else if ('emoji' in said) this.#show(said);
    else this.#obey(said);
  }

  /** Takes over who waits. */
  see(waiting: readonly Waiting[]): void {
    this.#waiting.value = waiting;
  }

  /** A host wants something of this page. */
  #obey(asked: Asked): void {
    const { sources, screen, held, facts } = this.#parts;
    // On hold nothing is sent there; what is on is for somebody else.
    if (held.peek()) return;
    const { slot, on, by } = asked;
    const { name } = by;
    if (!on) {
      facts.emit('call-notice', { code: OFF[slot], name });
      if (slot === 'screen') void screen.set(false).catch(() => {});
      else void sources[slot].set(false).catch(() => {});
    } else if (slot !== 'screen' && !sources[slot].on.peek()) {
      this.#question.value = { ...asked, slot };
      const code = slot === 'camera' ? 'asked-for-camera' : 'asked-to-unmute';
      facts.emit('call-notice', { code, name });
    }
  }

  #show({ from, emoji }: Reacted): void {
    const member = this.#parts.roster.doc.peek().members[from];
    if (member) this.#parts.facts.emit('call-reaction', { member, emoji });
  }

  get #room(): string {
    return this.#parts.id;
  }

  async #want(wanted: Wanted): Promise<void> {
    if (this.#parts.held.peek()) throw new CallError('wrong-state', 'the call is on hold');
    this.#wanted = { ...this.#wanted, ...wanted };
    await this.#parts.signaling.request('member:set', { room: this.#room, ...wanted });
  }

  /** Tells what becomes of roles, hands and the door; and says again what a server has forgotten. */
  #tellNews(): void {
    const { roster, facts, until } = this.#parts;
    let before = roster.doc.peek();
    let { info } = before;
    watch(() => {
      const after = roster.doc.value;
      const me = roster.me.value;
      const news = me ? newsOf(before, after, me.id, this.#wanted) : [];
      before = after;
      const lost = info.opened === after.info.opened ? undefined : forgotten(info, after.info);
      const isMine = me?.role === 'host';
      // Some other page may be the host's, and say it again.
      if (!lost || isMine) info = after.info;
      // What hears of it may read signals, which are nothing to this.
      queueMicrotask(() => {
        for (const one of news) facts.emit('call-notice', one);
        if (lost && isMine) this.set(lost).catch(() => {});
      });
    }, until);
  }

  #tellKnocking(): void {
    const { facts, until } = this.#parts;
    let known: readonly MemberId[] = [];
    watch(() => {
      const { value } = this.waiting;
      const fresh = value.filter(({ id }) => !known.includes(id));
      known = value.map(({ id }) => id);
      queueMicrotask(() => {
        for (const { id, name } of fresh) {
          facts.emit('call-notice', { code: 'knocking', name, member: id });
        }
      });
    }, until);
  }
}
