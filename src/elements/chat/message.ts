import { html, nothing } from 'lit';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import type { Localize } from '../base/localize.ts';

/** Messages of one person within this time stand together under one name. Milliseconds. */
const TOGETHER = 3 * 60_000;

/** What some messages have beside plain text. */
export interface MessageParts {
  readonly classes: string;
  /** Before everything else. */
  readonly before?: unknown;
  /** In the bubble: above the text, in its place, below it. */
  readonly quote?: unknown;
  readonly text?: unknown;
  readonly file?: unknown;
  /** Below the bubble. */
  readonly after?: unknown;
}

const PLAIN: MessageParts = { classes: '' };

/** One message. Text is only ever text. */
export function message(
  entry: ChatEntry,
  before: ChatEntry | undefined,
  words: Localize,
  retry: () => void,
  parts: MessageParts = PLAIN,
): unknown {
  const { id, from, text, sent, state, mine } = entry;
  const isFollowing =
    before?.from.member === from.member && sent - before.sent < TOGETHER && !parts.before;
  return html`
    <div part="message" role="article" tabindex="-1" data-id=${id} class="${mine ? 'mine' : ''} ${isFollowing ? 'following' : ''} ${state} ${parts.classes}">
      ${parts.before}
      ${isFollowing ? nothing : html`<p class="head"><bdi class="from">${mine ? words.term('you') : from.name}</bdi> ${state === 'sent' ? html`<time dir="auto" datetime=${new Date(sent).toISOString()}>${words.date(new Date(sent), { timeStyle: 'short' })}</time>` : nothing}</p>`}
      <div class="bubble">${parts.quote}<p class="text" dir="auto">${parts.text ?? text}</p>${parts.file}</div>
      ${parts.after}
      ${
        state === 'sent'
          ? nothing
          : html`<p class="state">${words.term(state === 'failed' ? 'notSent' : 'sending')} ${state === 'failed' ? html`<button type="button" class="retry" @click=${retry}>${words.term('retry')}</button>` : nothing}</p>`
      }
    </div>
  `;
}

/** Whether there is more to a message than its text. */
export const isPlain = ({ text, changes, reply, mentions, file, system }: ChatEntry): boolean =>
  !changes && !reply && !mentions && !file && !system && !text.includes('://');
