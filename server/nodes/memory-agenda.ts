import type { Agenda, Task } from './agenda.ts';

/** The plans of one server process, which end with it. */
export class MemoryAgenda implements Agenda {
  readonly #until: AbortSignal;
  readonly #onError: (error: unknown) => void;
  /** Of its own: a signal walks through all that listen to it whenever there is one more, and plans are as many as people. */
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #perform: (task: Task) => Promise<void> = async () => {};

  constructor(until: AbortSignal, onError: (error: unknown) => void) {
    this.#until = until;
    this.#onError = onError;
    until.addEventListener('abort', () => this.#timers.forEach(clearTimeout), { once: true });
  }

  async plan(task: Task, ms: number): Promise<void> {
    if (this.#until.aborted) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#perform(task).catch(this.#onError);
    }, ms);
    this.#timers.add(timer);
  }

  begin(perform: (task: Task) => Promise<void>): void {
    this.#perform = perform;
  }
}
