import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { KeptReport, QualityReports } from './quality-reports.ts';

/** Reports that are kept, and of one person; who reported longest ago is forgotten first. */
const REPORTS = 10_000;
const OF_ONE = 200;

/** How calls were, in the memory of one server process. */
export class MemoryQualityReports implements QualityReports {
  readonly #most: number;
  readonly #mostOfOne: number;
  /** Maps keep the order of insertion: putting one back makes it the newest. */
  readonly #reports = new Map<string, KeptReport>();
  readonly #rooms = new Map<RoomId, Set<string>>();
  readonly #people = new Map<UserId, Set<string>>();

  constructor(most = REPORTS, mostOfOne = OF_ONE) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
  }

  async put(report: KeptReport): Promise<void> {
    const { room, by, instance } = report;
    const key = JSON.stringify([room, by.member, instance]);
    this.#forget(key);
    this.#reports.set(key, report);
    add(this.#rooms, room, key);
    const own = add(this.#people, by.user, key);
    for (const [keys, most] of [
      [own, this.#mostOfOne],
      [this.#reports, this.#most],
    ] as const) {
      const [oldest] = keys.keys();
      if (keys.size > most && oldest !== undefined) this.#forget(oldest);
    }
  }

  async of(room: RoomId): Promise<readonly KeptReport[]> {
    return [...(this.#rooms.get(room) ?? [])].flatMap((key) => this.#reports.get(key) ?? []);
  }

  #forget(key: string): void {
    const known = this.#reports.get(key);
    if (!known) return;
    this.#reports.delete(key);
    remove(this.#rooms, known.room, key);
    remove(this.#people, known.by.user, key);
  }
}

type Index = Map<string, Set<string>>;

function add(index: Index, name: string, key: string): Set<string> {
  const keys = (index.get(name) ?? new Set()).add(key);
  index.set(name, keys);
  return keys;
}

function remove(index: Index, name: string, key: string): void {
  const keys = index.get(name);
  keys?.delete(key);
  if (keys?.size === 0) index.delete(name);
}
