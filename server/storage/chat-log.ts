import type { ChatMessage } from '../../src/protocol/chat.ts';
import type { RoomId } from '../../src/protocol/ids.ts';

/** Where chat messages are kept. */
export interface ChatLog {
  /** Adds the message, or answers with the one of the same id that is there already. */
  add(room: RoomId, message: ChatMessage): Promise<{ message: ChatMessage; isNew: boolean }>;
  /** The newest messages, oldest first. */
  recent(room: RoomId): Promise<readonly ChatMessage[]>;
  forget(room: RoomId): Promise<void>;
}
