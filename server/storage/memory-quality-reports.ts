import type { MemberId, RoomId } from '../../src/protocol/ids.ts';
import type { KeptReport, QualityReports } from './quality-reports.ts';

/** Reports that are kept; who reported longest ago is forgotten first. */
const REPORTS = 10_000;

/** How calls were, in the memory of one server process. */
export class MemoryQualityReports implements QualityReports {
  readonly #most: number;
  /** Maps keep the order of insertion: putting one back makes it the newest. */
  readonly #reports = new Map<string, KeptReport>();
  readonly #rooms = new Map<RoomId, Set<string>>();

  constructor(most = REPORTS) {
    this.#most = most;
  }

  async put(report: KeptReport): Promise<void> {
    const { room, by } = report;
    const key = keyOf(room, by.member);
    this.#forget(key);
    this.#reports.set(key, report);
    this.#rooms.set(room, (this.#rooms.get(room) ?? new Set()).add(key));
    const [oldest] = this.#reports.keys();
    if (this.#reports.size > this.#most && oldest !== undefined) this.#forget(oldest);
  }

  async of(room: RoomId): Promise<readonly KeptReport[]> {
    return [...(this.#rooms.get(room) ?? [])].flatMap((key) => this.#reports.get(key) ?? []);
  }

  #forget(key: string): void {
    const known = this.#reports.get(key);
    if (!known) return;
    this.#reports.delete(key);
    const keys = this.#rooms.get(known.room);
    keys?.delete(key);
    if (keys?.size === 0) this.#rooms.delete(known.room);
  }
}

const keyOf = (room: RoomId, member: MemberId): string => JSON.stringify([room, member]);
