import { html, nothing } from 'lit';
import '../base/english.ts';
import { repeat } from 'lit/directives/repeat.js';
import sendHorizontal from 'lucide/dist/esm/icons/send-horizontal.mjs';
import type { ChatEntry } from '../../engine/room/chat-state.ts';
import type { Room } from '../../engine/room/room.ts';
import { LIMITS } from '../../protocol/limits.ts';
import { act } from '../base/act.ts';
import { icon } from '../base/icon.ts';
import type { View } from '../base/lazy-element.ts';
import type { ChatPanel } from './chat-panel.ts';
import { message } from './message.ts';

export { chatPanelStyles as styles } from './chat-panel.styles.ts';

export { ChatPanelView as View };

class ChatPanelView implements View {
  readonly #host: ChatPanel;
  /** Whether the newest message is in sight, and the list should follow. */
  #isAtEnd = true;
  #height: number | undefined;

  /** A keyboard that comes up makes the list smaller, and must not hide what was just said. */
  readonly #observer = new ResizeObserver(() => this.#follow());

  constructor(host: ChatPanel) {
    this.#host = host;
  }

  connected(): void {
    this.#observer.observe(this.#host);
  }

  disconnected(): void {
    this.#observer.disconnect();
  }

  render(): unknown {
    const { room, words, placeholder } = this.#host;
    const entries = room?.chat.entries.value ?? [];
    const label = placeholder || words.term('writeMessage');
    return html`
      <div part="list" role="log" tabindex="0" aria-label=${words.term('messages')} aria-live="off" @scroll=${this.#onScroll}>
        ${entries.length === 0 ? html`<p class="empty">${words.term(room ? 'noMessages' : 'notInCall')}</p>` : nothing}
        ${repeat(
          entries,
          ({ id }) => id,
          (entry, index) =>
            message(
              entry,
              entries[index - 1],
              words,
              () => room && this.#retry(room, entry),
              this.#host,
            ),
        )}
      </div>
      <form part="composer" @submit=${this.#submit}>
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

  #follow(): void {
    const list = this.#list;
    this.#height = list?.clientHeight;
    if (list && this.#isAtEnd) list.scrollTop = list.scrollHeight;
  }

  get #list(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('[part=list]');
  }

  readonly #onScroll = (): void => {
    const list = this.#list;
    // In a list that has just changed its size, it was not a person who scrolled.
    if (list && list.clientHeight === this.#height)
      this.#isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  };

  /** Enter sends; Shift with it makes a new line; and an input method that is composing keeps it for itself. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#host.renderRoot.querySelector('form')?.requestSubmit();
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { room, engine } = this.#host;
    const input = this.#host.renderRoot.querySelector('textarea');
    const text = input?.value.trim() ?? '';
    if (!room || !input || text === '') return;
    // One who has pressed the button goes on writing.
    input.focus();
    const isSent = act(this.#host, engine, 'call-message', { text }, () => room.chat.send(text));
    if (!isSent) return;
    input.value = '';
    this.#isAtEnd = true;
  };

  #retry(room: Room, { id, text }: ChatEntry): void {
    act(this.#host, this.#host.engine, 'call-message', { text }, () => room.chat.retry(id));
  }
}
