import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { RoomId } from '../../src/protocol/ids.ts';
import { LIMITS } from '../../src/protocol/limits.ts';
import type { ChatLog } from './chat-log.ts';

/** Rooms whose messages are remembered; the one longest unused is forgotten first. */
const ROOMS = 500;

/** A bounded chat log in memory: so many rooms, so many messages each. */
export class MemoryChatLog implements ChatLog {
  readonly #rooms = new Map<RoomId, Map<string, ChatMessage>>();

  async add(room: RoomId, message: ChatMessage) {
    const log = this.#rooms.get(room) ?? new Map<string, ChatMessage>();
    const known = log.get(message.id);
    if (known) return { message: known, isNew: false };
    log.set(message.id, message);
    let text = [...log.values()].reduce((sum, kept) => sum + kept.text.length, 0);
    while (log.size > LIMITS.logEntries || text > LIMITS.logText) {
      text -= dropFirst(log)?.text.length ?? 0;
    }
    // Maps keep the order of insertion: putting the room back makes it the most recently used.
    this.#rooms.delete(room);
    this.#rooms.set(room, log);
    if (this.#rooms.size > ROOMS) dropFirst(this.#rooms);
    return { message, isNew: true };
  }

  async recent(room: RoomId): Promise<readonly ChatMessage[]> {
    return [...(this.#rooms.get(room)?.values() ?? [])];
  }

  async forget(room: RoomId): Promise<void> {
    this.#rooms.delete(room);
  }
}

function dropFirst<K, V>(map: Map<K, V>): V | undefined {
  for (const [key, value] of map) {
    map.delete(key);
    return value;
  }
  return undefined;
}
