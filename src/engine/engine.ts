import { type ReadonlySignal, signal } from '@preact/signals-core';
import { newId } from '../base/new-id.ts';
import { watch } from '../base/watch.ts';
import { cannotCall } from '../media/cannot-call.ts';
import { openSources, type Sources } from '../media/source.ts';
import { CallError } from '../protocol/errors.ts';
import type { InviteId, RoomId, UserId } from '../protocol/ids.ts';
import type { Device } from '../protocol/slot.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { Alerts } from './alerts/alerts.ts';
import type { Desk } from './desk.ts';
import type { Devices } from './devices.ts';
import type { EngineParts } from './engine-parts.ts';
import { createFacts, type Facts } from './facts.ts';
import { IncomingCalls } from './invite/incoming.ts';
import { OutgoingList } from './invite/outgoing-list.ts';
import { Lines } from './lines.ts';
import type { AcceptOptions, InviteOptions } from './options.ts';
import { announceLeaving, wasInCall } from './page-life.ts';
import { Preferences } from './preferences.ts';
import { Presence } from './presence.ts';
import type { Room } from './room/room.ts';
import { tellServerNews } from './server-news.ts';

/** One signed-in person on one page: who is there, who rings, and the call that goes on. Outlives calls. */
export class Engine {
  readonly signaling: Signaling;
  readonly facts: Facts = createFacts();
  readonly preferences = new Preferences();
  readonly sources: Sources;
  readonly presence: Presence;
  readonly outgoing = new OutgoingList();
  readonly incoming: IncomingCalls;
  /** The call in progress; undefined between calls. */
  readonly room: ReadonlySignal<Room | undefined>;
  /** Other calls, all on hold. */
  readonly held: ReadonlySignal<readonly Room[]>;
  /** The room before which one waits to be let in; undefined while one does not. */
  readonly waiting: Lines['waiting'];
  /** Which devices there are, and which of them are used; undefined until that is loaded. */
  readonly devices: ReadonlySignal<Devices | undefined>;
  readonly #devices = signal<Devices | undefined>();
  readonly #parts: EngineParts;
  readonly #lines = new Lines();
  readonly #over = new AbortController();
  #desk: Desk | undefined;
  #loading: Promise<Desk> | undefined;

  constructor(parts: EngineParts) {
    const { signaling } = parts;
    this.#parts = parts;
    const until = this.#over.signal;
    const { facts, preferences } = this;
    this.signaling = signaling;
    this.devices = this.#devices;
    this.sources = openSources(async (slot, state) =>
      (await this.loadDevices()).drive(slot, state),
    );
    this.presence = new Presence(signaling, until);
    this.room = this.#lines.active;
    this.held = this.#lines.held;
    this.waiting = this.#lines.waiting;
    // Without a microphone and a camera of one's own, one still hears the others where one has chosen to.
    watch(() => {
      if (this.room.value) this.loadDevices().catch(() => {});
    }, until);
    this.incoming = new IncomingCalls({ signaling, facts, until });
    tellServerNews(signaling, facts, until);
    preferences.tell(signaling, until);
    // What the answer will need, while it rings.
    facts.on('call-incoming', ({ invite }) => {
      this.#atDesk(async (desk) => {
        const preconnecting = await desk.preconnect();
        const isRinging = this.incoming.state.value.some((ring) => ring.invite.id === invite.id);
        if (isRinging) preconnecting?.begin(invite);
      }).catch(() => {});
    });
    announceLeaving(signaling, until);
    if (wasInCall()) this.#atDesk((desk) => desk.comeBack()).catch(() => {});
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
    const { all } = this.outgoing;
    const calling = all.value.filter(({ status }) => status === 'calling');
    if (calling.some((going) => going.to.join() === to.join())) {
      throw new CallError('wrong-state', 'ringing them already');
    }
    const id = newId();
    // What came of earlier ones is of no interest any more.
    all.value = [...calling, { status: 'calling', id, to, video, seconds }];
    try {
      await this.#atDesk((desk) => {
        desk.preconnect().catch(() => {});
        return desk.outgoing.send(id);
      });
    } catch (thrown) {
      if (!this.#desk) all.value = all.value.filter((going) => going.id !== id);
      throw thrown;
    }
  }

  /** Stops ringing these people. */
  async cancel(to: readonly UserId[]): Promise<void> {
    await this.#atDesk(({ outgoing }) => outgoing.cancel(to));
  }

  /** Forgets that somebody did not come. */
  dismiss(invite: InviteId): void {
    this.#desk?.outgoing.dismiss(invite);
  }

  /** Loads what a call needs, for one that is likely. */
  prepare(): void {
    // Failing is met again, and told, where it is needed.
    this.#atDesk((desk) => desk.preconnect()).catch(() => {});
  }

  /** Answers who rings, or one `invite` of several. A call that goes on is left, or with `hold` put on hold. */
  async accept({ video = false, hold = false, invite }: AcceptOptions = {}): Promise<void> {
    this.#assertAble();
    // Both at once: who hangs up from now on hangs up this.
    await this.#atDesk(({ calls, outgoing }) =>
      Promise.all([outgoing.cancel(), this.incoming.accept({ video, hold }, calls, invite)]),
    );
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
    this.#lines.switchTo(room);
  }

  /** Comes into a room by its id, and opens it if nobody is there yet. Where a host lets people in, it waits for that. */
  async join(room: RoomId): Promise<void> {
    this.#assertAble();
    await this.#atDesk((desk) => Promise.all([desk.outgoing.cancel(), desk.join(room)]));
  }

  /** Ends whatever goes on: the call, or the ringing for one. */
  async hangUp(): Promise<void> {
    if (!this.#loading) return;
    await this.#atDesk(({ calls, outgoing }) => Promise.all([outgoing.cancel(), calls.hangUp()]));
  }

  /**
   * Turns the microphone or camera on or off: now, in a call; for the next one, between calls. Shares the screen, or
   * stops that, in a call only (`wrong-state`).
   */
  async set(slot: Device | 'screen', on: boolean): Promise<void> {
    const room = this.room.value;
    if (slot === 'screen') {
      if (!room) throw new CallError('wrong-state');
      await room.screen.set(on);
    } else if (room) await this.sources[slot].set(on);
    else this.preferences[slot].value = on;
  }

  /** The code for choosing devices comes with the first call, or earlier for whoever asks. Rejects without a network. */
  async loadDevices(): Promise<Devices> {
    const { Devices } = await import('./desk.ts');
    const { sources, preferences, facts, room, outgoing } = this;
    const { capture, registry } = this.#parts;
    const coolDown = (): void => {
      if (outgoing.state.peek().status === 'calling') return;
      if (this.#desk) this.#desk.calls.coolDown();
      else for (const source of Object.values(sources)) source.release();
    };
    const until = this.#over.signal;
    const parts = { sources, preferences, facts, room, coolDown, capture, registry, until };
    this.#devices.value ??= new Devices(parts);
    return this.#devices.value;
  }

  /** Missed calls, notices, whom one has blocked, and alerts to calls while the page is out of sight or closed; loaded when first asked for. */
  alerts(): Promise<Alerts> {
    return import('./alerts/alerts.ts').then(({ alertsFor }) =>
      alertsFor(this.signaling, this.#over.signal),
    );
  }

  /** Ends everything and lets go of everything. */
  close(): void {
    this.#desk?.calls.leaveAll();
    void this.hangUp().catch(() => {});
    this.#over.abort();
    for (const source of Object.values(this.sources)) source.release();
    this.signaling.close();
  }

  /** Does something with what calls need: at once, where that is loaded. */
  async #atDesk(deed: (desk: Desk) => unknown): Promise<void> {
    await deed(this.#desk ?? (await this.#open()));
  }

  #open(): Promise<Desk> {
    this.#loading ??= import('./desk.ts').then(
      ({ Desk }) => {
        const { signaling, sources, preferences, facts, incoming } = this;
        this.#desk = new Desk({
          ...{ signaling, sources, preferences, facts, incoming },
          captureScreen: this.#parts.captureScreen,
          openBackend: this.#parts.openBackend,
          openPreconnections: this.#parts.openPreconnections,
          lines: this.#lines,
          list: this.outgoing,
          until: this.#over.signal,
        });
        return this.#desk;
      },
      (cause) => {
        this.#loading = undefined;
        throw new CallError('offline', 'calls could not be loaded', { cause });
      },
    );
    return this.#loading;
  }

  #assertAble(): void {
    const why = cannotCall();
    if (why) throw new CallError(why);
  }
}
