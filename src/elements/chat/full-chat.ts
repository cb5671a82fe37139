import { html, nothing } from 'lit';
import arrowDown from 'lucide/dist/esm/icons/arrow-down.mjs';
import plus from 'lucide/dist/esm/icons/plus.mjs';
import '../base/english-chat.ts';
import type { ChatEntry, SendOptions } from '../../engine/room/chat-state.ts';
import type { Room } from '../../engine/room/room.ts';
import { mayChat } from '../../protocol/chat-rights.ts';
import { icon } from '../base/icon.ts';
import { later } from '../base/later.ts';
import type { ChatPanelView } from './chat-panel.view.ts';
import { Composing } from './composing.ts';
import { Mentioning } from './mentioning.ts';
import type { MessageParts } from './message.ts';
import { MessageList } from './message-list.ts';
import { Sheet } from './sheet.ts';
import { openSheets } from './sheets.ts';
import { Uploads } from './uploads.ts';

export { fullChatStyles as styles } from './full-chat.styles.ts';

const menuPart = later(() => import('./chat-menu.ts'));

/** All of a conversation that is more than plain messages; loaded when it is first needed. */
export class FullChat {
  readonly room: Room;
  readonly #view: ChatPanelView;
  readonly #sheet: Sheet;
  readonly #composing: Composing;
  readonly #mentioning: Mentioning;
  readonly #list: MessageList;
  readonly #sheets;
  readonly #uploads: Uploads;
  #input: HTMLTextAreaElement | undefined;
  readonly #over = new AbortController();
  #wasAtEnd = true;
  /** Whether this press closes what is open, by being elsewhere, and should not open it again. */
  #wasOpen = false;

  constructor(view: ChatPanelView, room: Room) {
    this.#view = view;
    this.room = room;
    this.#sheet = new Sheet(view);
    this.#composing = new Composing(view, room);
    this.#uploads = new Uploads(view, room);
    this.#mentioning = new Mentioning(view, room);
    const jump = (id: string) => this.#list.jump(id);
    this.#sheets = openSheets(view, room, this.#sheet, jump);
    this.#list = new MessageList(view, room, {
      composing: this.#composing,
      pickReaction: this.#sheets.react,
      until: this.#over.signal,
    });
    // Failing is met again, and told, where it is needed.
    room.chat.loadMore().catch(() => {});
  }

  partsOf(entry: ChatEntry, before: ChatEntry | undefined): MessageParts {
    return this.#list.partsOf(entry, before);
  }

  rows(entries: readonly ChatEntry[], row: (entry: ChatEntry, index: number) => unknown): unknown {
    return this.#list.rows(entries, row);
  }

  /** Between the messages and where one writes. */
  above(): unknown {
    return html`<div class="above">
      ${this.#jumpButton()}${this.#typing()}${this.#mentioning.render()}${this.#composing.render()}${this.#uploads.render()}${this.#sheet.render()}
    </div>`;
  }

  /** In the text field, which leaves room for it from the start. */
  menuButton(): unknown {
    const label = this.#view.host.words.term('chatMore');
    return html`<button
      part="more"
      type="button"
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      @pointerdown=${() => {
        this.#wasOpen = this.#sheet.isOpen;
      }}
      @click=${this.#openMenu}
    >
      ${icon(plus)}
    </button>`;
  }

  /** After each rendering. Answers whether it has scrolled the list to where it should be. */
  settle(): boolean {
    const { input } = this.#view;
    if (input && input !== this.#input) {
      this.#input = input;
      const { signal } = this.#over;
      input.addEventListener('input', this.#onInput, { signal });
      input.addEventListener('paste', this.#onPaste, { signal });
    }
    this.#sheet.settle();
    return this.#list.settle();
  }

  /** Listens no more, since another call has come. What was begun in this one is not for the people of that. */
  close(): void {
    this.#composing.cancel();
    this.#mentioning.close();
    this.#over.abort();
  }

  onScroll(): void {
    this.#list.onScroll();
    if (this.#view.isAtEnd === this.#wasAtEnd) return;
    this.#wasAtEnd = this.#view.isAtEnd;
    this.#view.host.requestUpdate();
  }

  /** Answers whether a key in the text field was for something else than the text. */
  onInputKey(event: KeyboardEvent): boolean {
    if (this.#mentioning.onKey(event)) return true;
    if (event.key === 'Escape') return this.#composing.cancel();
    if (event.key !== 'ArrowUp' || this.#view.input?.value !== '') return false;
    return this.#editLast();
  }

  takeOptions(text: string): SendOptions {
    this.#mentioning.close();
    return this.#composing.takeOptions(text);
  }

  /** Answers whether the text was for a message that is edited. */
  submitEdit(text: string): boolean {
    return this.#composing.submitEdit(text);
  }

  readonly #openMenu = (): void => {
    const wasOpen = this.#wasOpen;
    this.#wasOpen = false;
    if (wasOpen) return;
    const { words } = this.#view.host;
    const me = this.room.roster.me.value;
    const { emoji, search, download, statistics } = this.#sheets;
    const forHosts = me && mayChat(me, 'statistics') ? statistics : undefined;
    const file = this.room.chat.more.value?.fileLimit ? this.#chooseFiles : undefined;
    const deeds = { emoji, file, search, download, statistics: forHosts };
    this.#sheet.open(
      words.term('chatMore'),
      () => menuPart(this.#view.host)?.chatMenu(deeds, this.#view.host.words),
      'menu',
    );
  };

  /** The newest message of one's own, for whoever sees at once what was wrong with it. */
  #editLast(): boolean {
    const { entries } = this.room.chat;
    const own = entries.value.findLast(
      ({ mine, state, deleted, text }) => mine && state === 'sent' && !deleted && text !== '',
    );
    if (own) this.#composing.edit(own);
    return own !== undefined;
  }

  readonly #onInput = (): void => {
    this.#mentioning.look();
    if (this.#view.input?.value) this.room.chat.more.value?.type();
  };

  /** A picture that was copied is sent; where there is text as well, as from a table, that is meant. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData ?? {};
    if (!files || types?.includes('text/plain') || this.room.chat.more.value?.fileLimit === 0)
      return;
    if (this.#uploads.add(files)) event.preventDefault();
  };

  readonly #chooseFiles = (): void => {
    this.#sheet.close();
    this.#uploads.choose();
  };

  #typing(): unknown {
    const typing = this.room.chat.more.value?.typing.value ?? [];
    const { words } = this.#view.host;
    const names = this.room.members.filter(({ id }) => typing.includes(id)).map(({ name }) => name);
    if (names.length === 0) return nothing;
    const text = words.term('typing', words.list(names.slice(0, 3)), names.length);
    return html`<p part="typing" dir="auto">${text}</p>`;
  }

  #jumpButton(): unknown {
    if (this.#view.isAtEnd) return nothing;
    const { words } = this.#view.host;
    const unread = this.room.chat.unread.value;
    const label = unread > 0 ? words.term('newest', unread) : words.term('toNewest');
    return html`<button
      part="newest"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${() => this.#list.toEnd()}
    >
      ${icon(arrowDown)}${unread > 0 ? html`<span>${label}</span>` : nothing}
    </button>`;
  }
}
