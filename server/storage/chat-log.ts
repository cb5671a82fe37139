import type {
  ChatFound,
  ChatMessage,
  ChatPage,
  ChatStatistics,
  Named,
} from '../../src/protocol/chat.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';

/** Where a part of a log ends: before a message, or at the newest. */
export interface Before {
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Where chat messages are kept. Quotes are as what they quote is now. */
export interface ChatLog {
  /** Adds the message, later than all others, or answers with the one of the same id that is there already. */
  add(room: RoomId, message: ChatMessage): Promise<{ message: ChatMessage; isNew: boolean }>;
  get(room: RoomId, id: string): Promise<ChatMessage | undefined>;
  /**
   * Changes a message atomically, and counts that. The recipe is pure, and answers with the same message where there is
   * nothing to change; what it throws is thrown. Undefined where there is no such message.
   */
  change(
    room: RoomId,
    id: string,
    recipe: (message: ChatMessage) => ChatMessage,
  ): Promise<{ message: ChatMessage; isChanged: boolean } | undefined>;
  /** So many messages, at least one and fewer where they are long. Nothing before a message that is not there. */
  page(room: RoomId, part: Before): Promise<ChatPage>;
  /** Messages that contain a text, in whatever case. */
  search(room: RoomId, text: string, part: Before): Promise<ChatFound>;
  statistics(room: RoomId): Promise<ChatStatistics>;
  /** Those of these people who have written what is still there, by the name that they had last. */
  authors(room: RoomId, users: readonly UserId[]): Promise<readonly Named[]>;
  forget(room: RoomId): Promise<void>;
}
