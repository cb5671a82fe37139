import type { ChatMessage, Named } from '../../src/protocol/chat.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Before, ChatLog } from './chat-log.ts';
import { countChat } from './count-chat.ts';
import { containing, sizeOf } from './message-text.ts';
import { quoted } from './quoted.ts';

/** Rooms whose messages are remembered, and characters in all of them: the room longest unused is forgotten first. */
const ROOMS = 500;
const TEXT = 50_000_000;

interface Log {
  /** In the order of time, as maps keep that of insertion. */
  readonly messages: Map<string, ChatMessage>;
  last: number;
  text: number;
}

/** A bounded chat log in memory: so many rooms, so many messages each. */
export class MemoryChatLog implements ChatLog {
  readonly #rooms = new Map<RoomId, Log>();
  #text = 0;

  async add(room: RoomId, message: ChatMessage) {
    const log = this.#rooms.get(room) ?? { messages: new Map(), last: 0, text: 0 };
    const known = log.messages.get(message.id);
    if (known) return { message: this.#seen(log, known), isNew: false };
    log.last = Math.max(message.sent, log.last + 1);
    const kept = { ...message, sent: log.last };
    log.messages.set(kept.id, kept);
    this.#grow(log, sizeOf(kept));
    await this.#trim(room, log);
    return { message: this.#seen(log, kept), isNew: true };
  }

  async get(room: RoomId, id: string) {
    return this.#rooms.get(room)?.messages.get(id);
  }

  async change(room: RoomId, id: string, recipe: (message: ChatMessage) => ChatMessage) {
    const log = this.#rooms.get(room);
    const before = log?.messages.get(id);
    if (!log || !before) return undefined;
    const wanted = recipe(before);
    if (wanted === before) return { message: this.#seen(log, before), isChanged: false };
    const message = { ...wanted, changes: (before.changes ?? 0) + 1 };
    log.messages.set(id, message);
    this.#grow(log, sizeOf(message) - sizeOf(before));
    await this.#trim(room, log);
    return { message: this.#seen(log, message), isChanged: true };
  }

  async page(room: RoomId, { before, limit }: Before) {
    const log = this.#rooms.get(room);
    const all = this.#until(log, before);
    let start = all.length;
    let text = 0;
    while (log && start > 0 && all.length - start < limit) {
      text += sizeOf(all[start - 1]);
      if (text > CHAT_LIMITS.pageText && start < all.length) break;
      start -= 1;
    }
    const page = all.slice(start).map((message) => this.#seen(log, message));
    return { log: page, older: start > 0 };
  }

  async search(room: RoomId, text: string, { before, limit }: Before) {
    const log = this.#rooms.get(room);
    const all = this.#until(log, before).filter(containing(text)).reverse();
    const found = all.slice(0, limit).map((message) => this.#seen(log, message));
    return { found, older: all.length > limit };
  }

  async authors(room: RoomId, users: readonly UserId[]): Promise<readonly Named[]> {
    const people = new Map<UserId, Named>();
    for (const { from, system, deleted } of this.#rooms.get(room)?.messages.values() ?? []) {
      if (system || deleted || !users.includes(from.user)) continue;
      people.set(from.user, { user: from.user, name: from.name });
    }
    return [...people.values()];
  }

  async statistics(room: RoomId) {
    return countChat(this.#rooms.get(room)?.messages.values() ?? []);
  }

  async forget(room: RoomId): Promise<void> {
    this.#text -= this.#rooms.get(room)?.text ?? 0;
    this.#rooms.delete(room);
  }

  /** All messages before one; none where that is not there, since nobody knows what was before it. */
  #until(log: Log | undefined, before: string | undefined): ChatMessage[] {
    const all = [...(log?.messages.values() ?? [])];
    if (before === undefined) return all;
    return all.slice(
      0,
      Math.max(
        0,
        all.findIndex(({ id }) => id === before),
      ),
    );
  }

  #seen(log: Log | undefined, message: ChatMessage): ChatMessage {
    return quoted(message, (id) => log?.messages.get(id));
  }

  /** Drops what is too much: of this room, which is then the most recently used, and of the others. */
  async #trim(room: RoomId, log: Log): Promise<void> {
    while (log.messages.size > CHAT_LIMITS.logEntries || log.text > CHAT_LIMITS.logText)
      this.#drop(log);
    this.#rooms.delete(room);
    this.#rooms.set(room, log);
    while (this.#rooms.size > ROOMS || this.#text > TEXT) {
      const [oldest] = this.#rooms.keys();
      if (oldest === undefined || oldest === room) break;
      await this.forget(oldest);
    }
  }

  #grow(log: Log, by: number): void {
    log.text += by;
    this.#text += by;
  }

  #drop(log: Log): void {
    const [oldest] = log.messages.values();
    if (!oldest) return;
    log.messages.delete(oldest.id);
    this.#grow(log, -sizeOf(oldest));
  }
}
