import type { RoomId } from '../../src/protocol/ids.ts';
import type { KeptReport, QualityReports } from '../storage/quality-reports.ts';
import type { Database } from './database.ts';

/** How calls were, in a database. */
export class SqlQualityReports implements QualityReports {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(report: KeptReport): Promise<void> {
    const { room, by, instance, at } = report;
    const body = this.#database.bodyOf('reports', [room, by.member, instance], report);
    const row = { owner: by.user, at, body };
    await this.#database.inTurn(['reports', room, by.member], (db) =>
      db
        .insertInto('reports')
        .values({ room, member: by.member, instance, ...row })
        .onConflict((on) => on.columns(['room', 'member', 'instance']).doUpdateSet(row))
        .execute(),
    );
  }

  async of(room: RoomId) {
    const rows = await this.#database.db
      .selectFrom('reports')
      .select(['member', 'instance', 'body'])
      .where('room', '=', room)
      .orderBy('at')
      .execute();
    return rows.map(({ member, instance, body }) =>
      this.#database.valueOf<KeptReport>('reports', [room, member, instance], body),
    );
  }
}
