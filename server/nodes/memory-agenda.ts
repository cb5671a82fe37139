import { after } from '../../src/base/timers.ts';
import type { Agenda, Task } from './agenda.ts';

/** The plans of one server process, which end with it. */
export class MemoryAgenda implements Agenda {
  readonly #until: AbortSignal;
  readonly #onError: (error: unknown) => void;
  #perform: (task: Task) => Promise<void> = async () => {};

  constructor(until: AbortSignal, onError: (error: unknown) => void) {
    this.#until = until;
    this.#onError = onError;
  }

  async plan(task: Task, ms: number): Promise<void> {
    after(ms, () => void this.#perform(task).catch(this.#onError), this.#until);
  }

  begin(perform: (task: Task) => Promise<void>): void {
    this.#perform = perform;
  }
}
