import { html, type LitElement, nothing } from 'lit';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import { later } from '../base/later.ts';
import type { Localize } from '../base/localize.ts';
import type { Piece } from './links.ts';

/** Messages of one person within this time stand together under one name. Milliseconds. */
const TOGETHER = 3 * 60_000;

const linksPart = later(() => import('./links.ts'));

/** One message. Text is only ever text; links are made of nodes, with an address that was checked. */
export function message(
  entry: ChatEntry,
  before: ChatEntry | undefined,
  words: Localize,
  retry: () => void,
  host: LitElement,
): unknown {
  const { from, text, sent, state, mine } = entry;
  const isFollowing = before?.from.member === from.member && sent - before.sent < TOGETHER;
  return html`
    <div part="message" class="${mine ? 'mine' : ''} ${isFollowing ? 'following' : ''} ${state}">
      ${isFollowing ? nothing : html`<p class="head"><bdi class="from">${mine ? words.term('you') : from.name}</bdi> ${state === 'sent' ? html`<time dir="auto" datetime=${new Date(sent).toISOString()}>${words.date(new Date(sent), { timeStyle: 'short' })}</time>` : nothing}</p>`}
      <p class="text" dir="auto">${text.includes('://') ? (linksPart(host)?.links(text).map(show) ?? text) : text}</p>
      ${state === 'sending' ? html`<p class="state">${words.term('sending')}</p>` : nothing}
      ${
        state === 'failed'
          ? html`<p class="state">${words.term('notSent')} <button type="button" class="retry" @click=${retry}>${words.term('retry')}</button></p>`
          : nothing
      }
    </div>
  `;
}

const show = ({ text, href }: Piece): unknown =>
  href
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc">${text}</a>`
    : text;
