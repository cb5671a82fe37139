import { html, nothing } from 'lit';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import type { ChatMessage, Named } from '../../protocol/chat.ts';
import type { Localize } from '../base/localize.ts';
import { links, type Piece } from './links.ts';
import { splitMentions } from './mentions.ts';

/** What a message is shown with. */
export interface Surroundings {
  readonly words: Localize;
  /** Who looks at it. */
  readonly user: string | undefined;
  readonly find: (id: string | undefined) => ChatEntry | undefined;
  readonly jump: (id: string) => void;
  readonly react: (entry: ChatEntry, emoji: string, on: boolean) => void;
}

/** The text, with addresses and names marked. Links are made of nodes, with an address that was checked. */
export function textOf(entry: ChatEntry, user: string | undefined, words: Localize): unknown {
  const { text, mentions = [], system, deleted } = entry;
  if (deleted) return words.term('messageDeleted');
  if (system) return systemText(entry, words);
  return splitMentions(text, mentions).map((piece) =>
    piece.user === undefined
      ? links(piece.text).map(show)
      : html`<bdi class="mention ${piece.user === user ? 'me' : ''}">${piece.text}</bdi>`,
  );
}

/** What the server has noted, in words. */
export function systemText({ system, from, text }: ChatMessage, words: Localize): string {
  return system ? words.term(`note-${system}`, from.name || text) : text;
}

const show = ({ text, href }: Piece): unknown =>
  href
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow ugc">${text}</a>`
    : text;

/** What a message answers, and the way there. */
export function quoteOf(entry: ChatEntry, { words, jump, find }: Surroundings): unknown {
  const original = find(entry.options?.reply);
  const waiting = original && { id: original.id, name: original.from.name, text: original.text };
  const reply = entry.reply ?? waiting;
  if (!reply) return nothing;
  const { id, name, text } = reply;
  return html`<button
    part="quote"
    type="button"
    title=${words.term('showOriginal', name)}
    @click=${() => jump(id)}
  >
    <bdi class="from">${name}</bdi>
    <span class="begin" dir="auto">${text || words.term('messageDeleted')}</span>
  </button>`;
}

/** Who gave which reactions, each a button that gives the same or takes one's own back. */
export function reactionsOf(entry: ChatEntry, { words, user, react }: Surroundings): unknown {
  const given = Object.entries(entry.reactions ?? {});
  if (given.length === 0) return nothing;
  return html`<p class="reactions">
    ${given.map(([emoji, givers]) => {
      const isMine = givers.some((giver) => giver.user === user);
      const names = namesOf(givers, user, words);
      return html`<button
        part="reaction"
        type="button"
        aria-pressed=${isMine}
        aria-label=${words.term('reactionFrom', emoji, words.list(names))}
        title=${words.list(names)}
        @click=${() => react(entry, emoji, !isMine)}
      >
        <span class="glyph">${emoji}</span>
        <bdi class="givers">${names.length > 2 ? names.length : words.list(names)}</bdi>
      </button>`;
    })}
  </p>`;
}

/** Names as they are said to somebody: oneself is “you”, and last. */
function namesOf(givers: readonly Named[], user: string | undefined, words: Localize): string[] {
  const others = givers.filter((giver) => giver.user !== user).map(({ name }) => name);
  return others.length < givers.length ? [...others, words.term('you')] : others;
}

/** The day on which a message was sent, where it is another than that of the one before. */
export function dayOf(entry: ChatEntry, before: ChatEntry | undefined, words: Localize): unknown {
  const day = new Date(entry.sent);
  const previous = before ? new Date(before.sent) : new Date();
  if (day.toDateString() === previous.toDateString()) return undefined;
  return html`<p class="day"><span>${words.date(day, { dateStyle: 'long' })}</span></p>`;
}
