import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { OpenBackend } from '../backends/backend.ts';
import { newId } from '../base/new-id.ts';
import { queue } from '../base/serial.ts';
import { slotsOn } from '../media/slots-on.ts';
import type { Source, Sources } from '../media/source.ts';
import type { Payload } from '../protocol/commands.ts';
import { CallError } from '../protocol/errors.ts';
import type { RoomId } from '../protocol/ids.ts';
import type { JoinReply } from '../protocol/room.ts';
import type { Device, SlotsOn } from '../protocol/slot.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { Facts } from './facts.ts';
import type { Preferences } from './preferences.ts';
import type { Room } from './room/room.ts';

/** What a call needs beyond ringing; loaded with the first one, while it rings. */
export const loadRoom = () => import('./room/room.ts');

export interface CallsParts {
  readonly signaling: Signaling;
  readonly sources: Sources;
  readonly openBackend: OpenBackend;
  readonly preferences: Preferences;
  readonly facts: Facts;
}

/** What a command that leads into a room has to carry. */
interface Arrival {
  readonly instance: string;
  readonly slots: SlotsOn;
}

type Command = (arrival: Arrival) => Promise<JoinReply>;

/** The one call that a page can be in: coming into it, and out again. */
export class Calls {
  readonly room: ReadonlySignal<Room | undefined>;
  /** The way back into the call of the page before this one, while it is being tried. */
  returning: Promise<void> | undefined;
  readonly #room = signal<Room | undefined>();
  readonly #parts: CallsParts;
  /** Counts ways into a call, so that one that was given up does not open a room later. */
  #way = 0;
  /** The room that one is on the way into. */
  #coming: { readonly id: RoomId; readonly arrival: Promise<boolean> } | undefined;
  readonly #inTurn = queue();

  constructor(parts: CallsParts) {
    this.#parts = parts;
    this.room = this.#room;
  }

  get isOn(): boolean {
    return this.#room.value !== undefined;
  }

  /** Opens the devices for a call that is about to begin, since people are asked for permission while it rings. */
  warmUp(video: boolean, wanted?: Pick<SlotsOn, Device>): void {
    // Failing to load is met again, and told, where the room is needed.
    loadRoom().catch(() => {});
    const { sources, preferences } = this.#parts;
    const { microphone, camera } = preferences;
    if (wanted?.microphone ?? microphone.value) this.#turnOn(sources.microphone);
    if (wanted?.camera ?? (video || camera.value)) this.#turnOn(sources.camera);
  }

  /** Gives the devices back when no call came of it. */
  coolDown(): void {
    if (this.isOn || this.#coming) return;
    for (const source of Object.values(this.#parts.sources)) source.release();
  }

  /** Comes into a room by its id; stays where it is if that is the room. Answers as `answer` does. */
  async join(id: RoomId): Promise<boolean> {
    // It may be the room in which the page before was, and still has its place.
    await this.returning;
    if (this.#coming) {
      if (this.#coming.id === id) return this.#coming.arrival;
    } else if (this.#room.value?.id === id) return true;
    return this.answer(id, false, (arrival) =>
      this.#parts.signaling.request('room:join', { room: id, ...arrival }),
    );
  }

  /**
   * Comes into a room by a command that answers as joining does. Leaves the one before, once the new one has let it
   * in. Answers false when the person hung up, or went elsewhere, on the way. `wanted` goes before what the person
   * prefers to have on.
   */
  async answer(id: RoomId, video: boolean, command: Command, wanted?: SlotsOn): Promise<boolean> {
    this.#way += 1;
    const way = this.#way;
    this.warmUp(video, wanted);
    const arrival = this.#inTurn(() => this.#arrive(id, way, command));
    const coming = { id, arrival };
    this.#coming = coming;
    try {
      return await arrival;
    } finally {
      if (this.#coming === coming) this.#coming = undefined;
      this.coolDown();
    }
  }

  /** Leaves the call, at once on this side. */
  async hangUp(): Promise<void> {
    this.#way += 1;
    this.#coming = undefined;
    const left = this.#room.value?.leave();
    this.coolDown();
    await left;
  }

  async #arrive(id: RoomId, way: number, command: Command): Promise<boolean> {
    // Before the command: what the others say after it must find the room here.
    const { Room } = await loadRoom().catch((cause) => {
      throw new CallError('offline', 'the code for calls could not be loaded', { cause });
    });
    if (way !== this.#way) return false;
    const instance = newId();
    const slots = slotsOn(this.#parts.sources);
    const joined = await command({ instance, slots }).catch((thrown) => {
      // The server may well have seated us all the same.
      if (CallError.from(thrown).code === 'timeout') this.#leave({ room: id });
      throw thrown;
    });
    if (way !== this.#way) {
      this.#leave({ room: id, stay: joined.stay });
      return false;
    }
    void this.#room.value?.leave();
    const room: Room = new Room({
      ...this.#parts,
      // As the server has it: one that has started anew meanwhile leads an invitation into another room.
      id: joined.room.info.id,
      instance,
      joined,
      onEnd: () => {
        if (this.#room.value === room) this.#room.value = undefined;
        this.coolDown();
      },
    });
    this.#room.value = room;
    room.begin();
    return true;
  }

  /** Tells the server that nobody will sit on the place that it gave. */
  #leave(place: Payload<'room:leave'>): void {
    this.#parts.signaling.request('room:leave', place).catch(() => {
      // Without a connection the server finds out by itself, when the grace time is over.
    });
  }

  /** A device that cannot be opened does not end the call: it goes on without, and says so. */
  #turnOn(source: Source): void {
    // What could not be opened while it rang has been told. It is tried again when the person says so.
    if (source.state.value.status === 'failed') return;
    source.set(true).catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      this.#parts.facts.emit('call-error', { code, message, slot: source.slot });
    });
  }
}
