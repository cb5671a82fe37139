import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { RoomId } from '../protocol/ids.ts';
import type { Room } from './room/room.ts';
import type { Wait } from './room/take-seat.ts';

/** The calls of one page, as the lines of a telephone: one that is in front, and others on hold. */
export class Lines {
  readonly active: ReadonlySignal<Room | undefined>;
  /** The others, the one that was in front last coming last. */
  readonly held: ReadonlySignal<readonly Room[]>;
  /** The room before which one waits to be let in. */
  readonly waiting = signal<Wait | undefined>();
  readonly #active = signal<Room | undefined>();
  readonly #held = signal<readonly Room[]>([]);

  constructor() {
    this.active = this.#active;
    this.held = this.#held;
  }

  find(id: RoomId | undefined): Room | undefined {
    return [this.#active.value, ...this.#held.value].find((room) => room?.id === id);
  }

  /** Takes a call to the front. The one that was there is kept behind it, on hold. */
  add(room: Room): void {
    const before = this.#active.value;
    // One hears and is heard in one call at a time.
    before?.hold(true);
    if (before) this.#held.value = [...this.#held.value, before];
    this.#active.value = room;
    if (this.waiting.peek()?.room === room.id) this.waiting.value = undefined;
  }

  /** Answers whether the call was there. When it was in front, the last one behind it comes forward, as it is. */
  remove(room: Room): boolean {
    const behind = this.#held.value;
    if (this.#active.value === room) {
      this.#active.value = behind.at(-1);
      this.#held.value = behind.slice(0, -1);
      return true;
    }
    this.#held.value = behind.filter((other) => other !== room);
    return behind.includes(room);
  }

  /** Talks on in a call that is on hold, and holds the one in front. */
  switchTo(id: RoomId): void {
    const room = this.#held.value.find((other) => other.id === id);
    if (!room) return;
    this.#held.value = this.#held.value.filter((other) => other !== room);
    this.add(room);
    room.hold(false);
  }
}
