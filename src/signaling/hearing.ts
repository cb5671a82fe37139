import { Emitter } from '../base/emitter.ts';
import { nextTask } from '../base/next-task.ts';
import type { CommandName } from '../protocol/commands.ts';
import type { EventName, ServerEvents } from '../protocol/events.ts';

/** What gives one a place in a room, or may. */
const SEATING: readonly CommandName[] = ['room:join', 'invite:send', 'invite:accept'];

/**
 * Hears what the server says, in an order that makes sense: what it says of a room can overtake its answer to whoever comes in,
 * who would know nothing yet that it could change, and does not even listen.
 */
export class Hearing extends Emitter<ServerEvents> {
  readonly #held: [EventName, never][] = [];
  #answers = 0;

  hear(event: EventName, detail: object): void {
    // What is closed before the answer is an earlier room of that name.
    const isHeld = this.#answers > 0 && 'room' in detail && event !== 'room:closed';
    if (isHeld) this.#held.push([event, detail as never]);
    else this.emit(event, detail as never);
  }

  /** Answers as the server does to this command. What is told of rooms meanwhile is heard once that is taken in. */
  async answer<T>(command: CommandName, answer: Promise<T>): Promise<T> {
    if (!SEATING.includes(command)) return answer;
    this.#answers += 1;
    try {
      return await answer;
    } finally {
      // Not before all who wait for the answer have had it.
      void nextTask().then(() => {
        this.#answers -= 1;
        if (this.#answers === 0) this.#tell();
      });
    }
  }

  /** Whoever throws keeps nobody from hearing the rest. */
  #tell(): void {
    const held = this.#held.shift();
    if (!held) return;
    try {
      this.emit(...held);
    } finally {
      this.#tell();
    }
  }
}
