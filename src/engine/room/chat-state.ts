import type { ChatMessage, Named, Quote } from '../../protocol/chat.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** What a message can be beside its text. */
export interface SendOptions {
  /** The message that it answers. */
  readonly reply?: Quote | undefined;
  /** Whom its text names. */
  readonly mentions?: readonly Named[] | undefined;
}

/** A message of one's own that the server has not confirmed. */
export interface Draft extends SendOptions {
  readonly id: string;
  readonly text: string;
  readonly state: 'sending' | 'failed';
}

/** A message as it is shown. */
export interface ChatEntry extends ChatMessage {
  readonly state: 'sent' | 'sending' | 'failed';
  readonly mine: boolean;
}

/**
 * The log with a message in its place: where its id is known, if it is no older form, else by time. What quotes it
 * quotes it as it is now.
 */
export function merge(log: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const { id, changes = 0, sent } = message;
  const at = log.findLastIndex((known) => known.id === id);
  if (at !== -1) {
    if (changes < (log[at]?.changes ?? 0)) return log;
    return changes > 0 ? requoted(log.with(at, message), message) : log.with(at, message);
  }
  const before = log.findLastIndex((known) => known.sent <= sent);
  return log.toSpliced(before + 1, 0, message);
}

/** The log with a page of messages in their places, each in its newest form. */
export function mergePage(
  log: readonly ChatMessage[],
  page: readonly ChatMessage[],
): readonly ChatMessage[] {
  const all = new Map(log.map((message) => [message.id, message]));
  for (const message of page) {
    const known = all.get(message.id)?.changes ?? 0;
    if ((message.changes ?? 0) >= known) all.set(message.id, message);
  }
  return [...all.values()].sort((a, b) => a.sent - b.sent);
}

/** The log, in which what quotes a message quotes it as it is now. */
export function requoted(
  log: readonly ChatMessage[],
  { id, text }: ChatMessage,
): readonly ChatMessage[] {
  return log.map((other) =>
    other.reply?.id === id ? { ...other, reply: { ...other.reply, text } } : other,
  );
}

/** The drafts with one in a new state. What is sent is no draft any more. */
export function nextDraft(
  drafts: readonly Draft[],
  id: string,
  state: Draft['state'] | 'sent',
): readonly Draft[] {
  if (state === 'sent') return drafts.filter((draft) => draft.id !== id);
  return drafts.map((draft) => (draft.id === id ? { ...draft, state } : draft));
}

/** What is shown: the log, then one's drafts. A draft whose message has come is not shown twice. */
export function withDrafts(
  log: readonly ChatMessage[],
  drafts: readonly Draft[],
  me: Member | undefined,
): readonly ChatEntry[] {
  const entries: ChatEntry[] = log.map((message) => ({
    ...message,
    state: 'sent',
    mine: message.from.user === me?.user,
  }));
  if (!me) return entries;
  const from = { member: me.id, user: me.user, name: me.name };
  const open = drafts.filter(({ id }) => !log.some((message) => message.id === `${id}/${me.user}`));
  const sent = entries.at(-1)?.sent ?? 0;
  return [...entries, ...open.map((draft) => ({ ...draft, from, sent, mine: true }))];
}
