import type { ChatMessage } from '../../protocol/chat.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** What goes with a text: the id of the message that it answers, the people whom it names, a file. */
export interface SendOptions {
  readonly reply?: string | undefined;
  readonly mentions?: UserId[] | undefined;
  /** A file that was uploaded for it. */
  readonly file?: string | undefined;
}

/** A message of one's own that the server has not confirmed. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly state: 'sending' | 'failed';
  readonly options?: SendOptions;
}

/** A message as it is shown. */
export interface ChatEntry extends ChatMessage {
  readonly state: 'sent' | 'sending' | 'failed';
  readonly mine: boolean;
  /** What goes with it, as long as it is not sent. */
  readonly options?: SendOptions;
}

/** The log with a message in its place: replaced where its id is known, else by time. */
export function merge(log: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const at = log.findLastIndex(({ id }) => id === message.id);
  if (at !== -1) return log.with(at, message);
  return log.toSpliced(log.findLastIndex(({ sent }) => sent <= message.sent) + 1, 0, message);
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
