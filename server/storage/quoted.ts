import type { ChatMessage, Quote } from '../../src/protocol/chat.ts';

/** Characters of a message that are quoted. */
const LENGTH = 200;

/** The beginning of a message, for one that answers it. */
export function quoteOf({ id, from, text, file }: ChatMessage): Quote {
  // By whole characters: half of one would be shown as rubbish.
  const begin = [...(text || file?.name || '').slice(0, 2 * LENGTH)].slice(0, LENGTH).join('');
  return { id, name: from.name, text: begin };
}

/** The message with its quote as what it quotes is now: edited, or deleted. What is forgotten is quoted as it was. */
export function quoted(
  message: ChatMessage,
  find: (id: string) => ChatMessage | undefined,
): ChatMessage {
  const original = message.reply && find(message.reply.id);
  return original?.changes ? { ...message, reply: quoteOf(original) } : message;
}
