import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import { insist } from '../../base/insist.ts';
import { newId } from '../../base/new-id.ts';
import { latest } from '../../base/serial.ts';
import { watch } from '../../base/watch.ts';
import { Screen } from '../../media/screen.ts';
import type { EndReason } from '../../protocol/end-reason.ts';
import { CallError } from '../../protocol/errors.ts';
import type { RoomId } from '../../protocol/ids.ts';
import type { IceReply, JoinReply } from '../../protocol/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { Carrier } from './carrier.ts';
import { Chat } from './chat.ts';
import { Health } from './health.ts';
import { HostingLoader } from './hosting-loader.ts';
import { iceTaker } from './ice-taker.ts';
import { keepCall } from './kept-call.ts';
import { Publisher } from './publisher.ts';
import { UNKNOWN } from './quality.ts';
import type { RoomParts } from './room-parts.ts';
import { endOf, next, type RoomEvent, type RoomState, wasGivenUp } from './room-state.ts';
import { Roster } from './roster.ts';
import { Sight } from './sight.ts';
import { Speaker } from './speaker.ts';
import { StageChoice } from './stage-choice.ts';
import { HasToWait, takeSeat } from './take-seat.ts';
import { Voices } from './voices.ts';

/** One call in progress. Everything in it ends with its `AbortSignal`. */
export class Room {
  readonly id: RoomId;
  readonly state: ReadonlySignal<RoomState>;
  /** When the conversation began, in milliseconds since the epoch; undefined while one waits for the first other. */
  readonly started: ReadonlySignal<number | undefined>;
  /** Whether this side has put the call on hold: it sends nothing, and plays nothing. */
  readonly held: ReadonlySignal<boolean>;
  readonly roster: Roster;
  readonly carrier: Carrier;
  readonly chat: Chat;
  readonly speaker: Speaker;
  /** This device's screen, as far as it is shared in this call. */
  readonly screen: Screen;
  readonly health: Health;
  readonly voices = new Voices();
  readonly stage = new StageChoice();
  /** What of the others is seen here, for those to say who show it. */
  readonly sight = new Sight();
  /** How good what is heard and seen is, on both sides, looked at once a second. */
  readonly quality = signal(UNKNOWN);
  /** Whether one speaks and is muted. */
  readonly mutedSpeech = { isHeard: signal(false) };
  /** Roles, the waiting room, hands and reactions: `hosting.load()`. */
  readonly hosting: HostingLoader;
  /** Whether the list of people is in sight, as `chat.shown` is for the chat. */
  readonly showsPeople = signal(true);
  /** Whether there was never a way to somebody, which is for the networks between to blame. */
  readonly isBarred: ReadonlySignal<boolean>;
  readonly #publisher: Publisher;
  readonly #takeIce: (reply: IceReply) => void;
  readonly #state = signal<RoomState>({ status: 'joined' });
  readonly #started = signal<number | undefined>();
  readonly #held;
  readonly #isBarred = signal(false);
  readonly #over = new AbortController();
  readonly #parts: RoomParts;
  readonly #rejoin = latest<void>(() => this.#joinAgain());
  #instance: string;

  constructor(parts: RoomParts) {
    this.#parts = parts;
    const { joined, signaling, facts, sources } = parts;
    const until = this.#over.signal;
    this.id = parts.id;
    this.#instance = parts.instance;
    this.state = this.#state;
    this.started = this.#started;
    // As it was before, for a page that comes back: nobody is heard who has not said so.
    this.#held = signal(joined.room.members[joined.me]?.held ?? false);
    this.held = this.#held;
    this.isBarred = this.#isBarred;
    this.roster = new Roster(joined.room, joined.me, facts, until);
    const { me } = this.roster;
    const { icePolicy, speaker: sink } = parts.preferences;
    const { state, roster } = this;
    this.carrier = new Carrier({ ...parts, roster, icePolicy: icePolicy.value, state, until });
    this.#takeIce = iceTaker(signaling, this.carrier, until);
    this.chat = new Chat({ room: parts.id, me, joined, signaling, facts, until });
    this.screen = new Screen(parts.captureScreen, until);
    const { id: room, held, screen } = this;
    this.#publisher = new Publisher({ room, held, sources, screen, signaling, me, until });
    this.hosting = new HostingLoader({ ...parts, roster, screen, held, until });
    this.speaker = new Speaker({ carrier: this.carrier, roster, held, sink, facts, until });
    this.health = new Health({ carrier: this.carrier, roster, state });
  }

  /** Everybody in the room, oneself included, in the order in which they came. */
  get members(): readonly Member[] {
    return this.roster.members.value;
  }

  /** Opens the way for media. */
  connect(): void {
    this.carrier.open().then(
      (backend) => backend && this.#publisher.publishTo(backend),
      (thrown) => {
        const message = String(thrown);
        this.#parts.facts.emit('call-error', { code: 'connection-failed', message });
        void this.leave('failed');
      },
    );
  }

  /** Starts what a room does: listens to the server. */
  begin(): void {
    const { signaling, id } = this.#parts;
    const until = this.#over.signal;
    this.#watchOver(until);
    signaling.on('session:opened', () => void this.#rejoin(), until);
    signaling.on('room:admitted', ({ room }) => void (room === id && this.#rejoin()), until);
    signaling.on(
      'room:changed',
      ({ room, patch }) => {
        if (room === id && !this.roster.patch(patch)) void this.#rejoin();
      },
      until,
    );
    signaling.on(
      'room:closed',
      ({ room, reason, message }) => {
        if (room === id) this.#end(reason, message);
      },
      until,
    );
    watch(() => signaling.state.value !== 'connected' && this.#next({ type: 'lost' }), until);
    this.#takeIce(this.#parts.joined);
    this.hosting.catchUp(this.#parts.joined.waiting);
    this.#startWhenTwo(until);
  }

  /** Leaves: at once here, and for the others as soon as the server hears of it. */
  async leave(reason: EndReason = 'hung-up'): Promise<void> {
    if (this.#over.signal.aborted) return;
    const { signaling, id, joined } = this.#parts;
    const place = { room: id, stay: joined.stay };
    const told = signaling.request('room:leave', place).catch(() => {
      // Without a connection the server finds out by itself, when the grace time is over.
    });
    this.#end(reason);
    await told;
  }

  /** Puts the call on hold, or goes on with it; the others are told. */
  hold(on: boolean): void {
    this.#held.value = on;
  }

  /** Resolves once the server knows that one is here: at once, or after a lost connection. */
  async whenJoined(): Promise<void> {
    await new Promise<void>((resolve) => {
      watch(() => {
        if (this.#state.value.status !== 'reconnecting') resolve();
      }, this.#over.signal);
      if (this.#over.signal.aborted) resolve();
    });
  }

  /** Sees to what may become of the call; what is for later is loaded once it has begun. */
  #watchOver(until: AbortSignal): void {
    const { roster, started } = this;
    keepCall({ ...this.#parts, roster, started }, until);
    const parts = { ...this.#parts, room: this, isBarred: this.#isBarred, until };
    void insist(
      () => import('./vigil.ts'),
      ({ keepVigil }) => keepVigil(parts),
    );
  }

  /** A call begins when there is somebody to talk to; a room that one walks into begins at once. */
  #startWhenTwo(until: AbortSignal): void {
    const isCall = this.roster.doc.value.info.kind === 'call';
    const ready = computed(() => !isCall || this.roster.others.value.length > 0);
    watch(() => {
      if (!ready.value || this.#started.peek() !== undefined) return;
      this.#started.value = this.#parts.since ?? Date.now();
      this.#parts.onStart();
      this.#parts.facts.emit('call-started', {
        room: this.id,
        members: this.roster.members.peek(),
      });
      this.roster.tell();
    }, until);
  }

  /** The only way back after anything was missed: join again, as the same member, and take what the answer says. */
  async #joinAgain(): Promise<void> {
    const { joined } = this.#parts;
    const before = this.roster.doc.value;
    try {
      let again = await this.#join();
      if (again.me !== joined.me) throw new CallError('forbidden', 'the place is another’s');
      if (wasGivenUp(before, again.room, joined.me)) {
        this.#instance = newId();
        again = await this.#join();
      }
      if (this.#over.signal.aborted) return;
      this.roster.replace(again.room);
      this.chat.catchUp(again);
      this.hosting.catchUp(again.waiting);
      this.#takeIce(again);
      this.#next({ type: 'rejoined' });
    } catch (thrown) {
      // A server that has lost the room may have one wait to be let in again. Media goes on meanwhile.
      if (thrown instanceof HasToWait) return;
      const reason = endOf(CallError.from(thrown).code);
      // Lost again: the next connection tries again.
      if (reason) void this.leave(reason);
    }
  }

  #join(): Promise<JoinReply> {
    const { signaling, joined, id } = this.#parts;
    if (this.#over.signal.aborted) throw new CallError('offline', 'the call is over');
    return takeSeat(signaling, {
      room: id,
      instance: this.#instance,
      slots: this.#publisher.slots.value,
      held: this.#held.value,
      stay: joined.stay,
      was: this.roster.was,
    });
  }

  #end(reason: EndReason, message?: string): void {
    if (this.#over.signal.aborted) return;
    this.#next({ type: 'left', reason });
    this.#over.abort();
    const started = this.#started.value;
    const duration = started === undefined ? 0 : Math.round((Date.now() - started) / 1000);
    this.#parts.onEnd(reason, duration, message);
  }

  #next(event: RoomEvent): void {
    this.#state.value = next(this.#state.value, event);
  }
}
