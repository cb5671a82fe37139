import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { Handlers } from '../handlers.ts';
import type { Outbox } from '../outbox.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';
import type { ChatLog } from '../storage/chat-log.ts';

interface Parts {
  readonly rooms: Rooms;
  readonly chatLog: ChatLog;
  readonly outbox: Outbox;
  readonly now: () => number;
}

/** Messages to everyone in the room. */
export function chat({ rooms, chatLog, outbox, now }: Parts): Handlers<'chat:send'> {
  return {
    async 'chat:send'(session, { room, id, text }) {
      const { member } = await seatOf(session, room, rooms);
      const from = { member: member.id, user: member.user, name: member.name };
      // A made-up id holds no slash, so nobody's message can take the place of another person's.
      const mine: ChatMessage = { id: `${id}/${member.user}`, from, text, sent: now() };
      const { message, isNew } = await chatLog.add(room, mine);
      if (isNew) outbox.send(`room:${room}`, 'chat:changed', { room, message });
      return { message };
    },
  };
}
