import { setImmediate } from 'node:timers/promises';
import type { ChatMessage } from '../../src/protocol/chat.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import type { RoomId } from '../../src/protocol/ids.ts';
import type { Database } from './database.ts';

/** Messages that are read at a time, so that others get their turn between. */
const BATCH = 200;

/**
 * The messages of a room, the newest first, as far back as one is searched and counted: what is in them may be sealed,
 * so all of them have to be read, and a log has no end.
 */
export async function* recentMessages(
  database: Database,
  room: RoomId,
): AsyncGenerator<ChatMessage> {
  let until = Number.MAX_SAFE_INTEGER;
  let left: number = CHAT_LIMITS.logEntries;
  let text: number = CHAT_LIMITS.logText;
  for (;;) {
    const rows = await database.db
      .selectFrom('messages')
      .select(['id', 'sent', 'size', 'body'])
      .where('room', '=', room)
      .where('sent', '<', until)
      .orderBy('sent', 'desc')
      .limit(Math.min(BATCH, left))
      .execute();
    for (const { id, sent, size, body } of rows) {
      text -= size;
      if (text < 0) return;
      yield database.valueOf<ChatMessage>('messages', [room, id], body);
      until = sent;
    }
    left -= rows.length;
    if (rows.length < BATCH || left === 0) return;
    await setImmediate();
  }
}
