import { html, nothing } from 'lit';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import type { Room } from '../../engine/room/room.ts';
import type { SharedFile } from '../../protocol/chat.ts';
import { act } from '../base/act.ts';
import { attempt } from './attempt.ts';
import { type ChatPanelView, MANY } from './chat-panel.view.ts';
import type { Composing } from './composing.ts';
import { fileCard } from './file-card.ts';
import { ListWindow } from './list-window.ts';
import type { MessageParts } from './message.ts';
import { messageBar } from './message-bar.ts';
import { dayOf, quoteOf, reactionsOf, textOf } from './message-parts.ts';
import { react } from './sheets.ts';

/** Pixels from the beginning at which older messages are loaded. */
const NEAR = 800;

interface Parts {
  readonly composing: Composing;
  readonly pickReaction: (entry: ChatEntry) => void;
  readonly until: AbortSignal;
}

/** The messages: what each is shown with, which one somebody is at, and where the list is scrolled to. */
export class MessageList {
  readonly #view: ChatPanelView;
  readonly #room: Room;
  readonly #parts: Parts;
  #window: ListWindow | undefined;
  #element: HTMLElement | undefined;
  /** The message whose actions are shown, the one that was jumped to, and the one that is to be deleted. */
  #active: string | undefined;
  #marked: string | undefined;
  #doomed: string | undefined;

  constructor(view: ChatPanelView, room: Room, parts: Parts) {
    this.#view = view;
    this.#room = room;
    this.#parts = parts;
  }

  rows(entries: readonly ChatEntry[], row: (entry: ChatEntry, index: number) => unknown): unknown {
    const { older } = this.#room.chat;
    if (older.value || entries.length > MANY) this.#window ??= new ListWindow(this.#view);
    if (!this.#window) return undefined;
    const rows = this.#window.rows(entries, row);
    const isWaiting = older.value && this.#window.isAtStart;
    return html`${isWaiting ? html`<p class="earlier">${this.#view.host.words.term('earlierMessages')}</p>` : nothing}${rows}`;
  }

  partsOf(entry: ChatEntry, before: ChatEntry | undefined): MessageParts {
    const { words } = this.#view.host;
    const { chat, roster } = this.#room;
    const user = roster.me.value?.user;
    const surroundings = {
      words,
      user,
      find: (id: string | undefined) =>
        id === undefined ? undefined : chat.entries.value.find((other) => other.id === id),
      jump: (id: string) => this.jump(id),
      react: ({ id }: ChatEntry, emoji: string, on: boolean) =>
        react(this.#view, this.#room, id, emoji, on),
    };
    const isForMe = entry.mentions?.some((person) => person.user === user);
    const isUnread = chat.firstUnread.value === entry.id;
    const day = dayOf(entry, before, words);
    const unread = isUnread
      ? html`<p class="unread"><span>${words.term('newMessages')}</span></p>`
      : undefined;
    return {
      classes: [
        isForMe && 'for-me',
        entry.deleted && 'deleted',
        entry.system && 'system',
        this.#marked === entry.id && 'marked',
        this.#active === entry.id && 'active',
      ]
        .filter(Boolean)
        .join(' '),
      before: day || unread ? [day, unread] : undefined,
      quote: quoteOf(entry, surroundings),
      text: textOf(entry, user, words),
      file: entry.file && this.#card(entry.file),
      after: [
        entry.edited ? html`<p class="state">${words.term('edited')}</p>` : nothing,
        reactionsOf(entry, surroundings),
        this.#active === entry.id ? this.#bar(entry) : nothing,
      ],
    };
  }

  /** After each rendering. Answers whether it has scrolled the list to where it should be. */
  settle(): boolean {
    const { list } = this.#view;
    if (list && list !== this.#element) this.#listen(list);
    this.#window?.settle();
    this.#loadOlder();
    return this.#window !== undefined;
  }

  onScroll(): void {
    this.#window?.onScroll();
    this.#loadOlder();
  }

  toEnd(): void {
    this.#view.isAtEnd = true;
    this.#view.host.requestUpdate();
    this.#view.list?.focus({ preventScroll: true });
  }

  /** Goes to a message, which is loaded first where it is an older one; to nothing, where it is forgotten. */
  jump(id: string): void {
    attempt(this.#view, () => this.#goTo(id));
  }

  async #goTo(id: string): Promise<void> {
    const more = await this.#room.chat.loadMore();
    if (!(await more.reach(id))) return;
    this.#marked = id;
    this.#window ??= new ListWindow(this.#view);
    this.#window.jump(id);
    await this.#view.host.updateComplete;
    await this.#view.host.updateComplete;
    this.#row(id)?.focus({ preventScroll: true });
  }

  #card(file: SharedFile): unknown {
    const href = this.#room.chat.more.value?.addressOf(file.id);
    return href && fileCard(file, href, this.#view.host.words);
  }

  #loadOlder(): void {
    const { list } = this.#view;
    const { older, more } = this.#room.chat;
    if (!list || !older.peek() || !this.#window?.isAtStart || list.clientHeight === 0) return;
    // Where there is no network, it is tried again when somebody scrolls.
    if (list.scrollTop < NEAR)
      more
        .peek()
        ?.loadOlder()
        .catch(() => {});
  }

  #bar(entry: ChatEntry): unknown {
    const { host } = this.#view;
    const { id } = entry;
    const isSure = this.#doomed === id;
    const ask = () => {
      this.#doomed = id;
      host.requestUpdate();
    };
    const remove = () =>
      act(host, host.engine, 'call-message-delete', { id }, async () =>
        (await this.#room.chat.loadMore()).delete(id),
      );
    const deeds = {
      react: () => this.#parts.pickReaction(entry),
      reply: () => this.#parts.composing.reply(entry),
      edit: () => this.#parts.composing.edit(entry),
      delete: () => (isSure ? remove() : ask()),
    };
    return messageBar(entry, this.#room.roster.me.value, isSure, deeds, host.words);
  }

  #listen(list: HTMLElement): void {
    this.#element = list;
    const signal = this.#parts.until;
    list.addEventListener('pointerover', this.#onPoint, { signal });
    list.addEventListener('focusin', this.#onPoint, { signal });
    list.addEventListener('pointerleave', this.#onLeave, { signal });
    list.addEventListener('keydown', this.#onKey, { signal });
  }

  readonly #onPoint = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-id]');
    this.#activate(row?.dataset['id']);
  };

  readonly #onLeave = (): void => {
    const focused = (this.#view.host.renderRoot as ShadowRoot).activeElement;
    this.#activate(focused?.closest<HTMLElement>('[data-id]')?.dataset['id']);
  };

  #activate(id: string | undefined): void {
    if (this.#active === id) return;
    this.#active = id;
    this.#doomed = undefined;
    this.#view.host.requestUpdate();
  }

  /** Arrows lead from message to message, into the list and along it; Escape back to the list. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const row = target.closest<HTMLElement>('[data-id]');
    const rows = [...(this.#element?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
    if (event.key === 'Escape' && row) this.#element?.focus();
    else if (event.key === 'ArrowUp') (row ? before(rows, row) : rows.at(-1))?.focus();
    else if (event.key === 'ArrowDown' && row) (rows[rows.indexOf(row) + 1] ?? row).focus();
    else return;
    event.preventDefault();
  };

  #row(id: string): HTMLElement | undefined {
    return [...(this.#element?.querySelectorAll<HTMLElement>('[data-id]') ?? [])].find(
      (row) => row.dataset['id'] === id,
    );
  }
}

const before = (rows: readonly HTMLElement[], row: HTMLElement) =>
  rows[rows.indexOf(row) - 1] ?? row;
