import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { FileFolder } from '../storage/file-folder.ts';
import { OF_ONE } from '../storage/file-index.ts';
import type { FileFacts, Files, StoredFile } from '../storage/files.ts';
import type { Database } from './database.ts';

/** Bytes of all files together; the oldest of whoever has most are removed first. */
const MOST = 10_000_000_000;
/** Milliseconds after which a file of which nothing is known was left by a server that ended in the middle of it. */
const LEFT = 86_400_000;

/** Files in a folder, and what is known of them in a database. */
export class SqlFiles implements Files {
  readonly #database: Database;
  readonly #folder: FileFolder;
  readonly #most: number;
  readonly #mostOfOne: number;

  constructor(database: Database, folder: FileFolder, most = MOST, mostOfOne = most * OF_ONE) {
    this.#mostOfOne = mostOfOne;
    this.#database = database;
    this.#folder = folder;
    this.#most = most;
  }

  async put({ bytes, ...facts }: StoredFile): Promise<void> {
    const { room, user: owner, file } = facts;
    await this.#folder.write(file.id, bytes);
    const body = this.#database.bodyOf('files', [file.id], facts);
    await this.#database.db
      .insertInto('files')
      .values({ id: file.id, room, owner, size: file.size, at: Date.now(), body })
      .execute();
    await this.#trim(file.id, owner);
  }

  async get(id: string): Promise<StoredFile | undefined> {
    const facts = await this.about(id);
    const bytes = facts && (await this.#folder.read(id));
    return bytes && { ...facts, bytes };
  }

  async about(id: string): Promise<FileFacts | undefined> {
    const row = await this.#database.db
      .selectFrom('files')
      .select('body')
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#database.valueOf<FileFacts>('files', [id], row.body);
  }

  /** What cannot be found any more is no more, whatever becomes of the bytes; so those go last. */
  async remove(id: string): Promise<void> {
    const { numDeletedRows } = await this.#database.db
      .deleteFrom('files')
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows > 0n) await this.#folder.remove(id);
  }

  async forget(room: RoomId): Promise<void> {
    const rows = await this.#database.db
      .selectFrom('files')
      .select('id')
      .where('room', '=', room)
      .execute();
    for (const { id } of rows) await this.remove(id);
  }

  /** Removes bytes of which nothing is known. A folder in which nothing at all is known is another database's. */
  async sweep(now = Date.now()): Promise<void> {
    const rows = await this.#database.db.selectFrom('files').select('id').execute();
    const known = new Set(rows.map(({ id }) => id));
    const all = await this.#folder.idsBefore(Number.POSITIVE_INFINITY);
    if (!all.some((id) => known.has(id))) return;
    for (const id of await this.#folder.idsBefore(now - LEFT))
      if (!known.has(id)) await this.#folder.remove(id);
  }

  async #trim(newest: string, user: UserId): Promise<void> {
    for (;;) {
      const owners = await this.#database.db
        .selectFrom('files')
        .select((all) => ['owner', all.fn.sum<number>('size').as('size')])
        .groupBy('owner')
        .orderBy('size', 'desc')
        .execute();
      const all = owners.reduce((sum, { size }) => sum + Number(size), 0);
      const own = Number(owners.find(({ owner }) => owner === user)?.size ?? 0);
      const isTooMuch = own > this.#mostOfOne;
      if (!isTooMuch && all <= this.#most) return;
      const most = isTooMuch ? user : owners[0]?.owner;
      const oldest =
        (await this.#oldest(newest, most)) ?? (isTooMuch ? undefined : await this.#oldest(newest));
      if (oldest === undefined) return;
      await this.remove(oldest);
    }
  }

  async #oldest(newest: string, owner?: UserId): Promise<string | undefined> {
    const others = this.#database.db
      .selectFrom('files')
      .select('id')
      .where('id', '!=', newest)
      .orderBy('at')
      .limit(1);
    const found = owner === undefined ? others : others.where('owner', '=', owner);
    return (await found.executeTakeFirst())?.id;
  }
}
