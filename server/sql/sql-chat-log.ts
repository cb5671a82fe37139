import type { Transaction } from 'kysely';
import type { ChatMessage, Named } from '../../src/protocol/chat.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Before, ChatLog } from '../storage/chat-log.ts';
import { countChat } from '../storage/count-chat.ts';
import { containing, sizeOf } from '../storage/message-text.ts';
import { quoted } from '../storage/quoted.ts';
import type { Database } from './database.ts';
import { recentMessages } from './recent-messages.ts';
import type { Tables } from './tables.ts';

type Reader = Database['db'] | Transaction<Tables>;
type Recipe = (message: ChatMessage) => ChatMessage;

/** Messages in a database. Rooms that are met by name have theirs as long as nobody removes them. */
export class SqlChatLog implements ChatLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(room: RoomId, message: ChatMessage) {
    const kept = await this.#inTurn(room, async (db) => {
      const known = await this.#read(db, room, message.id);
      if (known) return { message: known, isNew: false };
      const { last } = await db
        .selectFrom('messages')
        .select((all) => all.fn.max('sent').as('last'))
        .where('room', '=', room)
        .executeTakeFirstOrThrow();
      const added = { ...message, sent: Math.max(message.sent, (last ?? 0) + 1) };
      await db.insertInto('messages').values(this.#rowOf(room, added)).execute();
      return { message: added, isNew: true };
    });
    return { ...kept, message: await this.#seen(room, kept.message) };
  }

  get(room: RoomId, id: string) {
    return this.#read(this.#database.db, room, id);
  }

  async change(room: RoomId, id: string, recipe: Recipe) {
    const change = await this.#inTurn(room, async (db) => {
      const before = await this.#read(db, room, id);
      if (!before) return undefined;
      const wanted = recipe(before);
      if (wanted === before) return { message: before, isChanged: false };
      const message = { ...wanted, changes: (before.changes ?? 0) + 1 };
      const row = this.#rowOf(room, message);
      await db
        .updateTable('messages')
        .set({ live: row.live, size: row.size, body: row.body })
        .where('room', '=', room)
        .where('id', '=', id)
        .execute();
      return { message, isChanged: true };
    });
    return change && { ...change, message: await this.#seen(room, change.message) };
  }

  async page(room: RoomId, { before, limit }: Before) {
    const until = await this.#until(room, before);
    if (until === undefined) return { log: [], older: false };
    const rows = await this.#database.db
      .selectFrom('messages')
      .select(['id', 'size', 'body'])
      .where('room', '=', room)
      .where('sent', '<', until)
      .orderBy('sent', 'desc')
      .limit(limit + 1)
      .execute();
    let text = 0;
    const fits = rows.findIndex(({ size }, index) => {
      text += size;
      return index === limit || (text > CHAT_LIMITS.pageText && index > 0);
    });
    const page = fits < 0 ? rows : rows.slice(0, fits);
    const log = page.map(({ id, body }) => this.#messageOf(room, id, body)).reverse();
    return { log: await this.#seenAll(room, log), older: page.length < rows.length };
  }

  async search(room: RoomId, text: string, { before, limit }: Before) {
    const until = await this.#until(room, before);
    const found: ChatMessage[] = [];
    if (until === undefined) return { found, older: false };
    const isWanted = containing(text);
    for await (const message of recentMessages(this.#database, room)) {
      if (message.sent >= until || !isWanted(message)) continue;
      found.push(message);
      if (found.length > limit) break;
    }
    const page = await this.#seenAll(room, found.slice(0, limit));
    return { found: page, older: found.length > limit };
  }

  async statistics(room: RoomId) {
    const messages: ChatMessage[] = [];
    for await (const message of recentMessages(this.#database, room)) messages.push(message);
    return countChat(messages.reverse());
  }

  async authors(room: RoomId, users: readonly UserId[]): Promise<readonly Named[]> {
    const people: Named[] = [];
    for (const user of new Set(users)) {
      const row = await this.#database.db
        .selectFrom('messages')
        .select(['id', 'body'])
        .where('author', '=', user)
        .where('room', '=', room)
        .where('live', '=', 1)
        .orderBy('sent', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row) people.push({ user, name: this.#messageOf(room, row.id, row.body).from.name });
    }
    return people;
  }

  async forget(room: RoomId): Promise<void> {
    await this.#inTurn(room, (db) => db.deleteFrom('messages').where('room', '=', room).execute());
  }

  #inTurn<T>(room: RoomId, work: (db: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#database.inTurn(['messages', room], work);
  }

  /** The time before which a part of the log ends; undefined where that message is not there, since nobody knows. */
  async #until(room: RoomId, before: string | undefined): Promise<number | undefined> {
    if (before === undefined) return Number.MAX_SAFE_INTEGER;
    const row = await this.#database.db
      .selectFrom('messages')
      .select('sent')
      .where('room', '=', room)
      .where('id', '=', before)
      .executeTakeFirst();
    return row?.sent;
  }

  async #read(db: Reader, room: RoomId, id: string): Promise<ChatMessage | undefined> {
    const row = await db
      .selectFrom('messages')
      .select('body')
      .where('room', '=', room)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && this.#messageOf(room, id, row.body);
  }

  async #seen(room: RoomId, message: ChatMessage): Promise<ChatMessage> {
    const [seen = message] = await this.#seenAll(room, [message]);
    return seen;
  }

  /** Messages with their quotes as what they quote is now. */
  async #seenAll(room: RoomId, messages: readonly ChatMessage[]): Promise<readonly ChatMessage[]> {
    const ids = new Set(messages.flatMap(({ reply }) => reply?.id ?? []));
    if (ids.size === 0) return messages;
    const rows = await this.#database.db
      .selectFrom('messages')
      .select(['id', 'body'])
      .where('room', '=', room)
      .where('id', 'in', [...ids])
      .execute();
    const originals = new Map(
      rows.map(({ id, body }) => [id, this.#messageOf(room, id, body)] as const),
    );
    return messages.map((message) => quoted(message, (id) => originals.get(id)));
  }

  #rowOf(room: RoomId, message: ChatMessage) {
    const { id, sent, from, system, deleted } = message;
    const live = system || deleted ? 0 : 1;
    const body = this.#database.bodyOf('messages', [room, id], message);
    return { room, id, sent, author: from.user, live, size: sizeOf(message), body };
  }

  #messageOf(room: RoomId, id: string, body: string): ChatMessage {
    return this.#database.valueOf('messages', [room, id], body);
  }
}
