import type { ChatMessage } from '../../src/protocol/chat.ts';

/** Characters that a message takes up, roughly: whoever reacts takes up some as well. */
export function sizeOf(message: ChatMessage | undefined): number {
  if (!message) return 0;
  const givers = Object.values(message.reactions ?? {}).flat();
  const others = [...givers, ...(message.mentions ?? [])];
  const names = others.reduce((sum, { user, name }) => sum + user.length + name.length, 0);
  const texts = [message.text, message.reply?.text, message.file?.name];
  return names + texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** Whether a message contains a text, in whatever case. */
export function containing(text: string): (message: ChatMessage) => boolean {
  const wanted = text.toLowerCase();
  return (message) => `${message.text}\n${message.file?.name ?? ''}`.toLowerCase().includes(wanted);
}
