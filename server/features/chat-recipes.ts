import type { ChatMessage, Named } from '../../src/protocol/chat.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import { CallError } from '../../src/protocol/errors.ts';

/** With other words. */
export function edited(
  message: ChatMessage,
  text: string,
  mentions: readonly Named[] | undefined,
): ChatMessage {
  assertThere(message);
  if (message.text === text) return message;
  const { mentions: _before, ...rest } = message;
  return { ...rest, text, edited: true, ...(mentions && { mentions }) };
}

/** With nothing left of it but who wrote it, and when. */
export function deleted(message: ChatMessage): ChatMessage {
  if (message.deleted) return message;
  const { id, from, sent } = message;
  return { id, from, sent, text: '', deleted: true, changes: message.changes ?? 0 };
}

/** With somebody's reaction, or without it. */
export function reacted(
  message: ChatMessage,
  emoji: string,
  giver: Named,
  on: boolean,
): ChatMessage {
  assertThere(message);
  const reactions = message.reactions ?? {};
  const givers = reactions[emoji] ?? [];
  if (givers.some(({ user }) => user === giver.user) === on) return message;
  const others = givers.filter(({ user }) => user !== giver.user);
  const { [emoji]: _all, ...rest } = reactions;
  if (!on)
    return { ...message, reactions: others.length > 0 ? { ...reactions, [emoji]: others } : rest };
  const isNew = givers.length === 0 && Object.keys(reactions).length >= CHAT_LIMITS.reactions;
  if (isNew || givers.length >= CHAT_LIMITS.reactors)
    throw new CallError('wrong-state', 'there are too many reactions already');
  return { ...message, reactions: { ...reactions, [emoji]: [...givers, giver] } };
}

/** Those of the people asked for whom the text does name. Nobody is mentioned without it being seen. */
export function named(
  text: string,
  users: readonly string[] = [],
  members: Iterable<Named>,
): readonly Named[] | undefined {
  const people = new Map([...members].map(({ user, name }) => [user, { user, name }]));
  const found = [...new Set(users)].flatMap((user) => people.get(user) ?? []);
  const seen = found.filter(({ name }) => text.includes(`@${name}`));
  return seen.length > 0 ? seen : undefined;
}

function assertThere({ deleted: isGone }: ChatMessage): void {
  if (isGone) throw new CallError('wrong-state', 'the message was deleted');
}
