import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { OpenBackend } from '../backends/backend.ts';
import { newId } from '../base/new-id.ts';
import type { Source, Sources } from '../media/source.ts';
import { CallError } from '../protocol/errors.ts';
import type { RoomId } from '../protocol/ids.ts';
import type { JoinReply } from '../protocol/room.ts';
import type { SlotsOn } from '../protocol/slot.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { Facts } from './facts.ts';
import type { Preferences } from './preferences.ts';
import { Room } from './room/room.ts';

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

/** The one call that a page can be in: coming into it, and out again. */
export class Calls {
  readonly room: ReadonlySignal<Room | undefined>;
  readonly #room = signal<Room | undefined>();
  readonly #parts: CallsParts;
  /** Counts ways into a call, so that one that was given up does not open a room later. */
  #way = 0;

  constructor(parts: CallsParts) {
    this.#parts = parts;
    this.room = this.#room;
  }

  get isOn(): boolean {
    return this.#room.value !== undefined;
  }

  /** Opens the devices for a call that is about to begin, since people are asked for permission while it rings. */
  warmUp(video: boolean): void {
    const { sources, preferences } = this.#parts;
    if (preferences.microphone.value) this.#turnOn(sources.microphone);
    if (video || preferences.camera.value) this.#turnOn(sources.camera);
  }

  /** Gives the devices back when no call came of it. */
  coolDown(): void {
    if (this.isOn) return;
    for (const source of Object.values(this.#parts.sources)) source.release();
  }

  /** Comes into a room by its id; stays where it is if that is the room. */
  async join(id: RoomId): Promise<void> {
    if (this.#room.value?.id === id) return;
    await this.answer(id, false, (arrival) =>
      this.#parts.signaling.request('room:join', { room: id, ...arrival }),
    );
  }

  /** Comes into a room by a command that answers as joining does. */
  async answer(
    id: RoomId,
    video: boolean,
    command: (arrival: Arrival) => Promise<JoinReply>,
  ): Promise<void> {
    if (this.#room.value) await this.hangUp();
    this.#way += 1;
    const way = this.#way;
    this.warmUp(video);
    const { microphone, camera } = this.#parts.sources;
    const instance = newId();
    try {
      const slots = { microphone: microphone.on.value, camera: camera.on.value };
      const joined = await command({ instance, slots });
      if (way !== this.#way) {
        await this.#parts.signaling.request('room:leave', {});
        throw new CallError('wrong-state', 'hung up meanwhile');
      }
      this.#open(id, instance, joined);
    } catch (thrown) {
      if (way === this.#way) this.coolDown();
      throw thrown;
    }
  }

  /** Leaves the call, at once on this side. */
  async hangUp(): Promise<void> {
    this.#way += 1;
    await this.#room.value?.leave();
  }

  #open(id: RoomId, instance: string, joined: JoinReply): void {
    const room: Room = new Room({
      ...this.#parts,
      id,
      instance,
      joined,
      onEnd: () => {
        if (this.#room.value === room) this.#room.value = undefined;
        this.coolDown();
      },
    });
    this.#room.value = room;
    room.begin();
  }

  /** A device that cannot be opened does not end the call: it goes on without, and says so. */
  #turnOn(source: Source): void {
    source.set(true).catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      this.#parts.facts.emit('call-error', { code, message, slot: source.slot });
    });
  }
}
