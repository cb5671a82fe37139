/** A typed list of listeners, each of which ends with an `AbortSignal`. */
export class Emitter<Events extends object> {
  readonly #handlers = new Map<keyof Events, Set<(detail: never) => void>>();

  on<E extends keyof Events>(
    event: E,
    handler: (detail: Events[E]) => void,
    until?: AbortSignal,
  ): void {
    if (until?.aborted) return;
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    until?.addEventListener('abort', () => handlers.delete(handler), { once: true });
  }

  emit<E extends keyof Events>(event: E, detail: Events[E]): void {
    for (const handler of [...(this.#handlers.get(event) ?? [])]) {
      (handler as (detail: Events[E]) => void)(detail);
    }
  }
}
