import type { CallId } from '../calls/calls.ts';
import type { Recording, Recordings } from './recordings.ts';

/** Calls of which recordings are known, and recordings of one; the oldest are forgotten first. */
const CALLS = 10_000;
const OF_ONE = 100;

/** Recordings that one server process has heard of. */
export class MemoryRecordings implements Recordings {
  readonly #calls = new Map<CallId, readonly Recording[]>();

  async of(call: CallId): Promise<readonly Recording[]> {
    return this.#calls.get(call) ?? [];
  }

  async add(recording: Recording): Promise<void> {
    const { call } = recording;
    const all = [...(this.#calls.get(call) ?? []), recording].slice(-OF_ONE);
    // Maps keep the order of insertion: putting it back makes it the newest.
    this.#calls.delete(call);
    this.#calls.set(call, all);
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > CALLS && oldest !== undefined) this.#calls.delete(oldest);
  }
}
