import { after } from '../../src/base/timers.ts';
import type { Timed } from './timed.ts';

/** What one server process knows for a while. */
export class MemoryTimed implements Timed {
  readonly #values = new Map<string, { readonly value: string; readonly over: AbortController }>();
  readonly #until: AbortSignal;

  constructor(until: AbortSignal) {
    this.#until = until;
  }

  async set(key: string, value: string, ms: number): Promise<void> {
    await this.take(key);
    const over = new AbortController();
    this.#values.set(key, { value, over });
    after(ms, () => void this.#values.delete(key), AbortSignal.any([over.signal, this.#until]));
  }

  async get(key: string): Promise<string | undefined> {
    return this.#values.get(key)?.value;
  }

  async take(key: string): Promise<string | undefined> {
    const known = this.#values.get(key);
    this.#values.delete(key);
    known?.over.abort();
    return known?.value;
  }
}
