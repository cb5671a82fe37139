import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import { mayChat } from '../../src/protocol/chat-rights.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { Handlers } from '../handlers.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';
import type { ChatLog } from '../storage/chat-log.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly chatLog: ChatLog;
}

type Commands = 'chat:history' | 'chat:search' | 'chat:statistics';

/** What was said before: in pages, by what is in it, and in numbers. For who is in the room, and nobody else. */
export function chatReading({ rooms, chatLog }: Parts): Handlers<Commands> {
  return {
    async 'chat:history'(session, { room, before, limit }) {
      await seatOf(session, room, rooms);
      return chatLog.page(room, { before, limit });
    },
    async 'chat:search'(session, { room, text, before }) {
      await seatOf(session, room, rooms);
      return chatLog.search(room, text, { before, limit: CHAT_LIMITS.found });
    },
    async 'chat:statistics'(session, { room }) {
      const { member } = await seatOf(session, room, rooms);
      if (!mayChat(member, 'statistics')) throw new CallError('forbidden', 'for hosts alone');
      return chatLog.statistics(room);
    },
  };
}
