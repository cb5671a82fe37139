import type { ChatMessage } from '../../protocol/chat.ts';

const changesOf = (message: ChatMessage | undefined): number => message?.changes ?? 0;

/**
 * The log with messages in their places, each in its newest form, in whatever order these come. What quotes a message
 * that was changed quotes it as it is now.
 */
export function mergePage(
  log: readonly ChatMessage[],
  page: readonly ChatMessage[],
): readonly ChatMessage[] {
  const all = new Map(log.map((message) => [message.id, message]));
  for (const message of page) {
    if (changesOf(message) >= changesOf(all.get(message.id))) all.set(message.id, message);
  }
  return [...all.values()].sort((a, b) => a.sent - b.sent);
}

/**
 * The log after a message was changed. Of one that is older than all that is there only the quotes are changed: it
 * comes itself with its page, and without a gap.
 */
export function changed(log: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const known = log.find(({ id }) => id === message.id);
  if (known && changesOf(message) < changesOf(known)) return log;
  const isLater = message.sent > (log[0]?.sent ?? 0);
  if (!known && isLater) return mergePage(log, [message]);
  const { id, text } = message;
  return log.map((other) => {
    if (other.id === id) return message;
    return other.reply?.id === id ? { ...other, reply: { ...other.reply, text } } : other;
  });
}
