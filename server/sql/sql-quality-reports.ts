import type { RoomId } from '../../src/protocol/ids.ts';
import {
  type KeptReport,
  OF_ROOM,
  type QualityReports,
  type ReportedPage,
} from '../storage/quality-reports.ts';
import type { Database } from './database.ts';

/** Reports that are kept of one person: a day of short calls has many. */
const OF_ONE = 2_000;

/** How calls were, in a database. */
export class SqlQualityReports implements QualityReports {
  readonly #database: Database;

  readonly #mostOfOne: number;
  readonly #mostOfRoom: number;

  constructor(database: Database, mostOfOne = OF_ONE, mostOfRoom = OF_ROOM) {
    this.#database = database;
    this.#mostOfOne = mostOfOne;
    this.#mostOfRoom = mostOfRoom;
  }

  async get(page: ReportedPage): Promise<KeptReport | undefined> {
    const [room, member, instance] = keyOf(page);
    const row = await this.#database.db
      .selectFrom('reports')
      .select('body')
      .where('room', '=', room)
      .where('member', '=', member)
      .where('instance', '=', instance)
      .executeTakeFirst();
    return row && this.#database.valueOf<KeptReport>('reports', keyOf(page), row.body);
  }

  async put(report: KeptReport): Promise<void> {
    const { room, by, instance, at } = report;
    const body = this.#database.bodyOf('reports', keyOf(report), report);
    const row = { owner: by.user, at, body };
    await this.#database.inTurn(['reports', room, by.member], (db) =>
      db
        .insertInto('reports')
        .values({ room, member: by.member, instance, ...row })
        .onConflict((on) => on.columns(['room', 'member', 'instance']).doUpdateSet(row))
        .execute(),
    );
    await this.#trim('owner', by.user, this.#mostOfOne);
    await this.#trim('room', room, this.#mostOfRoom);
  }

  async of(room: RoomId, most = this.#mostOfRoom) {
    const rows = await this.#database.db
      .selectFrom('reports')
      .select(['member', 'instance', 'body'])
      .where('room', '=', room)
      .orderBy('at', 'desc')
      .limit(most)
      .execute();
    return rows
      .reverse()
      .map(({ member, instance, body }) =>
        this.#database.valueOf<KeptReport>('reports', [room, member, instance], body),
      );
  }

  /** Forgets what is beyond so many of one person or room. */
  async #trim(of: 'owner' | 'room', name: string, most: number): Promise<void> {
    const { db } = this.#database;
    const surplus = await db
      .selectFrom('reports')
      .select('at')
      .where(of, '=', name)
      .orderBy('at', 'desc')
      .offset(most)
      .limit(1)
      .executeTakeFirst();
    if (!surplus) return;
    await db.deleteFrom('reports').where(of, '=', name).where('at', '<=', surplus.at).execute();
  }
}

const keyOf = ({ room, by, instance }: ReportedPage) => [room, by.member, instance] as const;
