import type { CallFilter, CallId, CallPart, CallRecord, Calls } from './calls.ts';

/** Calls that are remembered; those that began longest ago are forgotten first. */
const MOST = 10_000;

/** Calls in the memory of one server process. */
export class MemoryCalls implements Calls {
  /** In the order in which they were first heard of, as maps keep it. */
  readonly #calls = new Map<CallId, CallRecord>();
  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  async get(id: CallId) {
    return this.#calls.get(id);
  }

  async change(id: CallId, recipe: (call: CallRecord | undefined) => CallRecord | undefined) {
    const before = this.#calls.get(id);
    const after = recipe(before);
    if (after) this.#calls.set(id, after);
    else this.#calls.delete(id);
    const [oldest] = this.#calls.keys();
    if (this.#calls.size > this.#most && oldest !== undefined) this.#calls.delete(oldest);
    return { before, after };
  }

  async list(filter: CallFilter, { after, limit }: CallPart) {
    const all = [...this.#calls.values()].sort(
      (a, b) => b.began - a.began || (a.id < b.id ? 1 : -1),
    );
    const last = after === undefined ? -1 : all.findIndex(({ id }) => id === after);
    if (after !== undefined && last < 0) return { calls: [], more: false };
    const rest = all.slice(last + 1).filter((call) => fits(call, filter));
    return { calls: rest.slice(0, limit), more: rest.length > limit };
  }
}

function fits(call: CallRecord, { user, room, active, reason, from, to }: CallFilter): boolean {
  return (
    (user === undefined || call.people.some((one) => one.user === user)) &&
    (room === undefined || call.room === room) &&
    (active === undefined || active === (call.ended === undefined)) &&
    (reason === undefined || call.reason === reason) &&
    (from === undefined || call.began >= from) &&
    (to === undefined || call.began < to)
  );
}
