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
import type { Alerts } from './alerts/alerts.ts';
import { Calls } from './calls.ts';
import { createFacts, type Facts } from './facts.ts';
import { IncomingCalls } from './invite/incoming.ts';
import { OutgoingCalls } from './invite/outgoing.ts';
import { announceLeaving } from './page-life.ts';
import { Preferences } from './preferences.ts';
import { Presence } from './presence.ts';
import type { Room } from './room/room.ts';

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
    this.incoming = new IncomingCalls({ ...common, calls: this.#calls });
    this.outgoing = new OutgoingCalls({
      ...common,
      calls: this.#calls,
      acceptCrossing: (invite, video) => this.incoming.accept(video, invite.id),
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
    announceLeaving(signaling, until);
  }

  /** Rings people; resolves as soon as somebody's device rings. Rejects with a `CallError`. */
  async invite(to: readonly UserId[], { video = false } = {}): Promise<void> {
    this.#assertAble();
    await this.outgoing.send(to, video);
  }

  /** Answers who rings. */
  async accept({ video = false } = {}): Promise<void> {
    this.#assertAble();
    await this.outgoing.cancel();
    await this.incoming.accept(video);
  }

  async decline(): Promise<void> {
    await this.incoming.decline();
  }

  /** Comes into a room by its id, and opens it if nobody is there yet. */
  async join(room: RoomId): Promise<void> {
    this.#assertAble();
    await this.outgoing.cancel();
    await this.#calls.join(room);
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

  /** Missed calls, and alerts to calls while the page is out of sight or closed; loaded when first asked for. */
  alerts(): Promise<Alerts> {
    return import('./alerts/alerts.ts').then(({ alertsFor }) =>
      alertsFor(this.signaling, this.#over.signal),
    );
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
