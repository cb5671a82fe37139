import { html, nothing } from 'lit';
import '../base/english.ts';
import sendHorizontal from 'lucide/dist/esm/icons/send-horizontal.mjs';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import type { Room } from '../../engine/room/room.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { act } from '../base/act.ts';
import { icon } from '../base/icon.ts';
import { later } from '../base/later.ts';
import type { View } from '../base/lazy-element.ts';
import type { ChatPanel } from './chat-panel.ts';
import type { FullChat } from './full-chat.ts';
import { isPlain, message } from './message.ts';

export { chatPanelStyles as styles } from './chat-panel.styles.ts';

export { ChatPanelView as View };

/** Above so many messages, not all of them are in the document. */
export const MANY = 60;

const fullPart = later(() => import('./full-chat.ts'));

/**
 * Plain messages, and where one writes. All else is in `FullChat`, which is loaded with the first message that has more
 * to it than text, with older messages, and when somebody points at the panel or comes to it by keyboard.
 */
export class ChatPanelView implements View {
  readonly host: ChatPanel;
  /** Whether the newest message is in sight, and the list should follow. */
  isAtEnd = true;
  #full: FullChat | undefined;
  #wantsFull = false;
  #height: number | undefined;

  /** A keyboard that comes up makes the list smaller, and must not hide what was just said. */
  readonly #observer = new ResizeObserver(() => this.#follow());

  constructor(host: ChatPanel) {
    this.host = host;
  }

  connected(): void {
    this.#observer.observe(this.host);
    for (const event of ['pointerover', 'focusin'])
      this.host.addEventListener(event, this.#needFull, { once: true });
    document.addEventListener('visibilitychange', this.#tellRead);
  }

  disconnected(): void {
    this.#observer.disconnect();
    document.removeEventListener('visibilitychange', this.#tellRead);
    this.host.room?.chat.read(true);
  }

  render(): unknown {
    const { room, engine, words, placeholder } = this.host;
    const entries = room?.chat.entries.value ?? [];
    const full = room && this.#fullFor(room, entries);
    const label = placeholder || words.term('writeMessage');
    const row = (entry: ChatEntry, index: number) => {
      const before = entries[index - 1];
      const { id, text } = entry;
      const retry = () =>
        act(this.host, engine, 'call-message', { text }, () => room?.chat.retry(id));
      return message(entry, before, words, retry, full?.partsOf(entry, before));
    };
    return html`
      <div
        part="list"
        role="log"
        tabindex="0"
        aria-label=${words.term('messages')}
        aria-live="off"
        @scroll=${this.#onScroll}
      >
        ${entries.length === 0 ? html`<p class="empty">${words.term(room ? 'noMessages' : 'notInCall')}</p>` : nothing}
        ${full?.rows(entries, row) ?? entries.map(row)}
      </div>
      ${full?.above()}
      <form part="composer" @submit=${this.#submit}>
        ${full?.menuButton()}
        <textarea
          part="input"
          rows="1"
          dir="auto"
          placeholder=${label}
          aria-label=${label}
          maxlength=${LIMITS.text}
          ?disabled=${!room}
          @keydown=${this.#onKey}
        ></textarea>
        <button part="send" class="accent" aria-label=${words.term('send')} title=${words.term('send')} ?disabled=${!room}>
          ${icon(sendHorizontal)}
        </button>
      </form>
    `;
  }

  updated(): void {
    this.#follow();
  }

  get list(): HTMLElement | null {
    return this.host.renderRoot.querySelector('[part=list]');
  }

  get input(): HTMLTextAreaElement | null {
    return this.host.renderRoot.querySelector('textarea');
  }

  #fullFor(room: Room, entries: readonly ChatEntry[]): FullChat | undefined {
    const { chat } = room;
    const isNeeded =
      this.#wantsFull ||
      chat.older.value ||
      chat.more.value ||
      entries.length > MANY ||
      !entries.every(isPlain);
    if (!isNeeded) return undefined;
    const part = fullPart(this.host);
    if (part && this.#full?.room !== room) {
      this.#full?.close();
      this.#full = new part.FullChat(this, room);
    }
    return this.#full;
  }

  readonly #needFull = (): void => {
    this.#wantsFull = true;
    this.host.requestUpdate();
  };

  #follow(): void {
    const list = this.list;
    this.#height = list?.clientHeight;
    if (!this.#full?.settle() && list && this.isAtEnd) list.scrollTop = list.scrollHeight;
    this.#tellRead();
  }

  readonly #tellRead = (): void => {
    this.host.room?.chat.read(this.isAtEnd && document.visibilityState === 'visible');
  };

  readonly #onScroll = (): void => {
    const list = this.list;
    // In a list that has just changed its size, it was not a person who scrolled.
    if (!list || list.clientHeight !== this.#height) return;
    this.isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    this.#full?.onScroll();
    this.#tellRead();
    if (!this.isAtEnd) this.#needFull();
  };

  /** Enter sends; Shift with it makes a new line; and an input method that is composing keeps it for itself. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || this.#full?.onInputKey(event)) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.host.renderRoot.querySelector('form')?.requestSubmit();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { room, engine } = this.host;
    const { input } = this;
    const text = input?.value.trim() ?? '';
    if (!room || !input || text === '') return;
    // One who has pressed the button goes on writing.
    input.focus();
    const full = this.#full;
    if (full?.submitEdit(text)) return;
    const isSent = act(this.host, engine, 'call-message', { text }, () =>
      room.chat.send(text, full?.takeOptions(text)),
    );
    if (!isSent) return;
    input.value = '';
    this.isAtEnd = true;
  };
}
