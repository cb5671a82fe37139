import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { ConfiguredRoom, ConfiguredRooms } from '../rooms/configured-rooms.ts';
import type { Database } from './database.ts';

type Recipe = (room: ConfiguredRoom | undefined) => ConfiguredRoom | undefined;

/** Rooms that were set up, in a database. */
export class SqlConfiguredRooms implements ConfiguredRooms {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(id: RoomId) {
    return this.#read(this.#database.db, id);
  }

  change(id: RoomId, recipe: Recipe) {
    return this.#database.inTurn(['configured_rooms', id], async (db) => {
      const before = await this.#read(db, id);
      const after = recipe(before);
      if (after === before) return { before, after };
      if (!after) {
        await db.deleteFrom('configured_rooms').where('id', '=', id).execute();
        return { before, after };
      }
      const body = this.#database.bodyOf('configured_rooms', [id], after);
      const row = { owner: after.by, body };
      await db
        .insertInto('configured_rooms')
        .values({ id, ...row })
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      return { before, after };
    });
  }

  async list(by: UserId | undefined, { after, limit }: { after?: RoomId; limit: number }) {
    let rest = this.#database.db.selectFrom('configured_rooms').select(['id', 'body']);
    if (by !== undefined) rest = rest.where('owner', '=', by);
    if (after !== undefined) rest = rest.where('id', '>', after);
    const rows = await rest
      .orderBy('id')
      .limit(limit + 1)
      .execute();
    const rooms = rows.slice(0, limit).map(({ id, body }) => this.#roomOf(id, body));
    return { rooms, more: rows.length > limit };
  }

  async #read(db: Pick<Database['db'], 'selectFrom'>, id: RoomId) {
    const row = await db
      .selectFrom('configured_rooms')
      .select('body')
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#roomOf(id, row.body);
  }

  #roomOf(id: RoomId, body: string): ConfiguredRoom {
    return this.#database.valueOf('configured_rooms', [id], body);
  }
}
