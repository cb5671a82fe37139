import { type ReadonlySignal, signal } from '@preact/signals-core';
import { newId } from '../base/new-id.ts';
import { queue } from '../base/serial.ts';
import { slotsOn } from '../media/slots-on.ts';
import type { Payload } from '../protocol/commands.ts';
import type { EndReason } from '../protocol/end-reason.ts';
import { CallError } from '../protocol/errors.ts';
import type { RoomId } from '../protocol/ids.ts';
import type { InviteReply } from '../protocol/invite.ts';
import type { JoinReply } from '../protocol/room.ts';
import type { CallsParts } from './calls-parts.ts';
import type { Arrival, Coming } from './coming.ts';
import { openWanted } from './open-wanted.ts';
import { Room } from './room/room.ts';
import { takeSeat } from './room/take-seat.ts';

/** The call that a page is in, and those that it has on hold: coming into them, and out again. */
export class Calls {
  readonly room: ReadonlySignal<Room | undefined>;
  /** Hears that a call to which nobody has come yet is over. */
  onUnanswered: (room: RoomId, reason: EndReason) => void = () => {};
  /** The way back into the call of the page before this one, while it is being tried. */
  returning: Promise<void> | undefined;
  /** The call from which others are being rung, and to which nobody has come yet. */
  readonly #waiting = signal<Room | undefined>();
  readonly #parts: CallsParts;
  /** Counts ways into a call, so that one that was given up does not open a room later. */
  #way = 0;
  /** The room that one is on the way into. */
  #coming: { readonly id: RoomId; readonly arrival: Promise<boolean> } | undefined;
  /** How many invitations are on their way to the server, and how often all of them were given up. */
  #rings = 0;
  #givenUp = 0;
  readonly #inTurn = queue();

  constructor(parts: CallsParts) {
    this.#parts = parts;
    this.room = parts.lines.active;
  }

  /** The call into which others can be rung: the one that goes on, or for which it rings. */
  get open(): Room | undefined {
    const room = this.room.value;
    return room && !room.held.value ? room : this.#waiting.value;
  }

  /** Opens the devices for a call that is about to begin, since people are asked for permission while it rings. */
  warmUp(video: boolean, wanted?: Coming['wanted']): void {
    openWanted(this.#parts, video, wanted);
  }

  /** Gives the devices back when no call came of it. */
  coolDown(): void {
    const isWaiting = this.#waiting.value ?? this.#parts.lines.waiting.peek();
    if (this.room.value || isWaiting || this.#coming || this.#rings > 0) return;
    for (const source of Object.values(this.#parts.sources)) source.release();
  }

  /**
   * Rings others by a command: into the call that is open, or into one that it opens, which is the page's call as soon as
   * somebody has come.
   */
  async ring(
    video: boolean,
    command: (place: { room: RoomId } | { arrival: Arrival }) => Promise<InviteReply>,
  ): Promise<InviteReply> {
    const givenUp = this.#givenUp;
    this.#rings += 1;
    if (!this.open) this.warmUp(video);
    try {
      return await this.#inTurn(async () => {
        if (this.open) return command({ room: this.open.id });
        const { instance, slots, open } = this.#doorway();
        const reply = await command({ arrival: { instance, slots } });
        const { joined, invite } = reply;
        if (!joined) return reply;
        if (givenUp !== this.#givenUp) {
          this.#leave({ room: invite.room, stay: joined.stay });
          return reply;
        }
        const room = open(joined);
        room.connect();
        this.#waiting.value = room;
        room.begin();
        return reply;
      });
    } finally {
      this.#rings -= 1;
      this.coolDown();
    }
  }

  /** Leaves the call to which nobody has come; only that one, where it is named. */
  giveUp(id?: RoomId): void {
    const room = this.#waiting.value;
    if (room && id !== undefined && room.id !== id) return;
    this.#givenUp += 1;
    this.#waiting.value = undefined;
    void room?.leave();
    this.coolDown();
  }

  /** Comes into a room by its id; stays where it is if that is the room. Answers as `answer` does. */
  async join(id: RoomId): Promise<boolean> {
    // It may be the room in which the page before was, and still has its place.
    await this.returning;
    if (this.#coming?.id === id) return this.#coming.arrival;
    const { signaling, lines } = this.#parts;
    return this.answer(id, { video: false, hold: false }, (arrival) =>
      takeSeat(signaling, { room: id, ...arrival }, lines),
    );
  }

  /**
   * Comes into a room by a command that answers as joining does; one in which the page is already it takes to the front. Leaves the one before, or puts it on hold, once the
   * new one has let it in. Answers false when the person hung up, or went elsewhere, on the way.
   */
  async answer(
    id: RoomId,
    how: Coming,
    command: (arrival: Arrival) => Promise<JoinReply>,
  ): Promise<boolean> {
    const { lines } = this.#parts;
    const wait = lines.waiting.peek();
    // Who goes elsewhere waits no more.
    if (wait?.room !== id) wait?.leave();
    this.#way += 1;
    const way = this.#way;
    if (!this.#coming && lines.find(id)) {
      lines.switchTo(id);
      return true;
    }
    this.warmUp(how.video, how.wanted);
    const arrival = this.#inTurn(() => this.#arrive(id, way, how, command));
    const coming = { id, arrival };
    this.#coming = coming;
    try {
      return await arrival;
    } finally {
      if (this.#coming === coming) this.#coming = undefined;
      this.coolDown();
    }
  }

  /** Leaves everything: for a page that goes on without calls. */
  leaveAll(): void {
    const { active, held } = this.#parts.lines;
    this.giveUp();
    for (const room of [...held.value, active.value]) void room?.leave();
  }

  /** Leaves the call, at once on this side. One that is on hold comes forward, and stays on hold. */
  async hangUp(): Promise<void> {
    this.#way += 1;
    this.#coming = undefined;
    this.#parts.lines.waiting.peek()?.leave();
    const left = this.room.value?.leave();
    this.coolDown();
    await left;
  }

  /** Resolves once the server knows again of a call from which one rings others. */
  async whenBack(id: RoomId): Promise<void> {
    const waiting = this.#waiting.value;
    await (waiting?.id === id ? waiting : this.#parts.lines.find(id))?.whenJoined();
  }

  /** What is needed to come in. */
  #doorway({ invite = '', since }: Pick<Coming, 'invite' | 'since'> = {}) {
    const preconnecting = this.#parts.preconnecting();
    const instance = preconnecting?.instanceFor(invite) ?? newId();
    const slots = slotsOn(this.#parts.sources);
    const asked = performance.now();
    const open = (joined: JoinReply): Room => {
      const room: Room = new Room({
        ...this.#parts,
        id: joined.room.info.id,
        instance,
        preconnections: () => this.#parts.preconnecting()?.ready,
        ...{ joined, asked },
        since,
        isInFront: () => this.room.peek() === room,
        onStart: () => this.#started(room),
        onEnd: (...how) => this.#ended(room, ...how),
      });
      return room;
    };
    return { instance, slots, open };
  }

  async #arrive(
    id: RoomId,
    way: number,
    how: Coming,
    command: (arrival: Arrival) => Promise<JoinReply>,
  ): Promise<boolean> {
    if (way !== this.#way) return false;
    const { instance, slots, open } = this.#doorway(how);
    const joined = await command({ instance, slots }).catch((thrown) => {
      // The server may well have seated us all the same.
      if (CallError.from(thrown).code === 'timeout') this.#leave({ room: id });
      throw thrown;
    });
    if (way !== this.#way) {
      this.#leave({ room: id, stay: joined.stay });
      return false;
    }
    const room = open(joined);
    // First, since drawing the call takes longer.
    room.connect();
    if (!how.hold) void this.room.value?.leave();
    this.#parts.lines.add(room);
    room.begin();
    return true;
  }

  /** Somebody has come into a call from which it rang. */
  #started(room: Room): void {
    if (this.#waiting.value !== room) return;
    this.#waiting.value = undefined;
    this.#parts.lines.add(room);
  }

  #ended(room: Room, reason: EndReason, duration: number, message?: string): void {
    if (this.#waiting.value === room) {
      this.#waiting.value = undefined;
      this.onUnanswered(room.id, reason);
    }
    const wasShown = this.#parts.lines.remove(room);
    this.coolDown();
    if (wasShown)
      this.#parts.facts.emit('call-ended', {
        room: room.id,
        reason,
        duration,
        ...(message && { message }),
      });
  }

  /** Tells the server that nobody will sit on the place that it gave. */
  #leave(place: Payload<'room:leave'>): void {
    this.#parts.signaling.request('room:leave', place).catch(() => {
      // Without a connection the server finds out by itself, when the grace time is over.
    });
  }
}
