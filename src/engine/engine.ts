import type { ReadonlySignal } from '@preact/signals-core';
import type { OpenBackend } from '../backends/backend.ts';
import { openBackend } from '../backends/open.ts';
import { watch } from '../base/watch.ts';
import { cannotCall } from '../media/cannot-call.ts';
import type { Capture } from '../media/capture.ts';
import { openSources, type Sources } from '../media/source.ts';
import { CallError } from '../protocol/errors.ts';
import type { RoomId, UserId } from '../protocol/ids.ts';
import type { Device } from '../protocol/slot.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { Calls } from './calls.ts';
import { createFacts, type Facts } from './facts.ts';
import { IncomingCalls } from './invite/incoming.ts';
import { OutgoingCalls } from './invite/outgoing.ts';
import { announceLeaving } from './page-life.ts';
import { Preferences } from './preferences.ts';
import { Presence } from './presence.ts';
import type { Room } from './room/room.ts';

export interface InviteOptions {
  readonly video?: boolean;
  readonly seconds?: number | undefined;
}

export interface EngineParts {
  readonly signaling: Signaling;
  /** Opens devices; the browser's where none is given. */
  readonly capture?: Capture;
  /** Opens what carries media; what the server names where none is given. */
  readonly openBackend?: OpenBackend;
}

/** The browser's devices, by code that is loaded with the first call. */
const browserDevices: Capture = async (slot) =>
  (await import('../media/open-device.ts')).openDevice(slot);

/** One signed-in person on one page: who is there, who rings, and the call that goes on. Outlives calls. */
export class Engine {
  readonly signaling: Signaling;
  readonly facts: Facts = createFacts();
  readonly preferences = new Preferences();
  readonly sources: Sources;
  readonly presence: Presence;
  readonly outgoing: OutgoingCalls;
  readonly incoming: IncomingCalls;
  /** The call in progress; undefined between calls. */
  readonly room: ReadonlySignal<Room | undefined>;
  /** Other calls, all on hold. */
  readonly held: ReadonlySignal<readonly Room[]>;
  readonly #calls: Calls;
  readonly #over = new AbortController();

  constructor({ signaling, capture, openBackend: open }: EngineParts) {
    const until = this.#over.signal;
    const { facts, preferences } = this;
    this.signaling = signaling;
    this.sources = openSources(capture ?? browserDevices, (slot, { code, message }) =>
      facts.emit('call-error', { code, message, slot }),
    );
    this.presence = new Presence(signaling, until);
    const common = { signaling, facts, until };
    this.#calls = new Calls({
      ...common,
      sources: this.sources,
      openBackend: open ?? openBackend,
      preferences,
    });
    this.room = this.#calls.room;
    this.held = this.#calls.lines.held;
    this.incoming = new IncomingCalls({ ...common, calls: this.#calls });
    this.outgoing = new OutgoingCalls({
      ...common,
      calls: this.#calls,
      acceptCrossing: (invite, video) => this.incoming.accept({ video, hold: false }, invite.id),
    });
    signaling.on(
      'server:closing',
      () => facts.emit('call-notice', { code: 'server-closing' }),
      until,
    );
    let before = signaling.state.peek();
    watch(() => {
      const now = signaling.state.value;
      const refusal = signaling.refusal.value;
      if (now === 'refused' && before !== now && refusal) {
        facts.emit('call-error', { code: refusal.code, message: refusal.message });
      }
      if (now === 'reconnecting') facts.emit('call-notice', { code: 'server-lost' });
      if (now === 'connected' && before === 'reconnecting')
        facts.emit('call-notice', { code: 'server-back' });
      before = now;
    }, until);
    let isSaid = false;
    watch(() => {
      const callWaiting = preferences.callWaiting.value;
      if (signaling.state.value !== 'connected' || (callWaiting && !isSaid)) return;
      isSaid = true;
      // Without a connection it is said on the next.
      signaling.request('session:set', { callWaiting }).catch(() => {});
    }, until);
    announceLeaving(signaling, until);
  }

  /**
   * Rings people, for so many `seconds` (5 to 300; by default as the server is set): into the call that goes on, or
   * else into a new one. Resolves as soon as somebody's device rings. Rejects with a `CallError`.
   */
  async invite(
    to: readonly UserId[],
    { video = false, seconds }: InviteOptions = {},
  ): Promise<void> {
    this.#assertAble();
    await this.outgoing.send(to, video, seconds);
  }

  /** Stops ringing these people. */
  async cancel(to: readonly UserId[]): Promise<void> {
    await this.outgoing.cancel(to);
  }

  /** Loads what a call needs, for one that is likely. */
  prepare(): void {
    this.#calls.prepare();
  }

  /** Answers who rings. A call that goes on is left, or with `hold` put on hold. */
  async accept({ video = false, hold = false } = {}): Promise<void> {
    this.#assertAble();
    // Both at once: who hangs up from now on hangs up this.
    await Promise.all([this.outgoing.cancel(), this.incoming.accept({ video, hold })]);
  }

  /** Declines who rings; the caller reads the `reason`, at most 200 characters. */
  async decline({ reason = '' } = {}): Promise<void> {
    await this.incoming.decline(reason);
  }

  /** Puts the call on hold, or goes on with it. */
  hold(on = true): void {
    this.room.value?.hold(on);
  }

  /** Goes on with another call, which is on hold, and holds this one. */
  switchTo(room: RoomId): void {
    this.#calls.lines.switchTo(room);
  }

  /** Comes into a room by its id, and opens it if nobody is there yet. */
  async join(room: RoomId): Promise<void> {
    this.#assertAble();
    await Promise.all([this.outgoing.cancel(), this.#calls.join(room)]);
  }

  /** Ends whatever goes on: the call, or the ringing for one. */
  async hangUp(): Promise<void> {
    await Promise.all([this.outgoing.cancel(), this.#calls.hangUp()]);
  }

  /** Turns the microphone or camera on or off: now, in a call; for the next one, between calls. */
  async set(slot: Device, on: boolean): Promise<void> {
    if (this.room.value) await this.sources[slot].set(on);
    else this.preferences[slot].value = on;
  }

  /** Ends everything and lets go of everything. */
  close(): void {
    void this.hangUp().catch(() => {});
    this.#over.abort();
    for (const source of Object.values(this.sources)) source.release();
    this.signaling.close();
  }

  #assertAble(): void {
    const why = cannotCall();
    if (why) throw new CallError(why);
  }
}
