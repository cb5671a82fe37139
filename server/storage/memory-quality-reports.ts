import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import {
  type KeptReport,
  OF_ROOM,
  type QualityReports,
  type ReportedPage,
} from './quality-reports.ts';

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

  readonly #mostOfRoom: number;

  constructor(most = REPORTS, mostOfOne = OF_ONE, mostOfRoom = OF_ROOM) {
    this.#most = most;
    this.#mostOfOne = mostOfOne;
    this.#mostOfRoom = mostOfRoom;
  }

  async get(page: ReportedPage): Promise<KeptReport | undefined> {
    return this.#reports.get(keyOf(page));
  }

  async put(report: KeptReport): Promise<void> {
    const { room, by } = report;
    const key = keyOf(report);
    this.#forget(key);
    this.#reports.set(key, report);
    const here = add(this.#rooms, room, key);
    const own = add(this.#people, by.user, key);
    for (const [keys, most] of [
      [own, this.#mostOfOne],
      [here, this.#mostOfRoom],
      [this.#reports, this.#most],
    ] as const) {
      const [oldest] = keys.keys();
      if (keys.size > most && oldest !== undefined) this.#forget(oldest);
    }
  }

  async of(room: RoomId, most = this.#mostOfRoom): Promise<readonly KeptReport[]> {
    return [...(this.#rooms.get(room) ?? [])]
      .slice(-most)
      .flatMap((key) => this.#reports.get(key) ?? []);
  }

  #forget(key: string): void {
    const known = this.#reports.get(key);
    if (!known) return;
    this.#reports.delete(key);
    remove(this.#rooms, known.room, key);
    remove(this.#people, known.by.user, key);
  }
}

const keyOf = ({ room, by, instance }: ReportedPage): string =>
  JSON.stringify([room, by.member, instance]);

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
