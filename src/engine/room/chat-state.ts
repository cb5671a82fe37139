import type { ChatMessage } from '../../protocol/chat.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** A message of one's own that the server has not confirmed. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly state: 'sending' | 'failed';
}

/** A message as it is shown. */
export interface ChatEntry extends ChatMessage {
  readonly state: 'sent' | 'sending' | 'failed';
  readonly mine: boolean;
}

/** The log with a message in its place: replaced where its id is known, else by time. */
export function merge(log: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  if (log.some(({ id }) => id === message.id)) {
    return log.map((known) => (known.id === message.id ? message : known));
  }
  const later = log.findIndex(({ sent }) => sent > message.sent);
  return later === -1 ? [...log, message] : log.toSpliced(later, 0, message);
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
    mine: message.from.member === me?.id,
  }));
  if (!me) return entries;
  const from = { member: me.id, user: me.user, name: me.name };
  const open = drafts.filter(({ id }) => !log.some((message) => message.id === `${id}/${me.user}`));
  const sent = entries.at(-1)?.sent ?? 0;
  return [...entries, ...open.map((draft) => ({ ...draft, from, sent, mine: true }))];
}
