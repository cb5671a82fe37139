import { html, nothing } from 'lit';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { ChatEntry, SendOptions } from '../../engine/room/chat-state.ts';
import type { Room } from '../../engine/room/room.ts';
import { act } from '../base/act.ts';
import { icon } from '../base/icon.ts';
import type { ChatPanelView } from './chat-panel.view.ts';
import { mentionable } from './mentionable.ts';
import { mentionsIn } from './mentions.ts';

/** What is being written: something new, an answer, or another text for a message of one's own. */
export class Composing {
  readonly #view: ChatPanelView;
  readonly #room: Room;
  #to: { readonly kind: 'reply' | 'edit'; readonly entry: ChatEntry } | undefined;
  /** What was being written before one edited. */
  #before = '';

  constructor(view: ChatPanelView, room: Room) {
    this.#view = view;
    this.#room = room;
  }

  reply(entry: ChatEntry): void {
    this.cancel();
    this.#begin('reply', entry);
  }

  edit(entry: ChatEntry): void {
    this.cancel();
    const { input } = this.#view;
    this.#before = input?.value ?? '';
    if (input) input.value = entry.text;
    this.#begin('edit', entry);
    input?.setSelectionRange(entry.text.length, entry.text.length);
  }

  /** Goes back to what was being written. Answers whether there was something to go back from. */
  cancel(): boolean {
    const { input, host } = this.#view;
    if (!this.#to) return false;
    if (this.#to.kind === 'edit' && input) input.value = this.#before;
    this.#to = undefined;
    host.requestUpdate();
    return true;
  }

  /** What goes with a new message, which is then on its way. */
  takeOptions(text: string): SendOptions {
    const entry = this.#to?.kind === 'reply' ? this.#to.entry : undefined;
    this.#to = undefined;
    this.#room.chat.more.value?.stopTyping();
    this.#view.host.requestUpdate();
    return { reply: entry?.id, mentions: this.#mentions(text) };
  }

  /** Sends the edited text. Answers whether something is edited at all. */
  submitEdit(text: string): boolean {
    if (this.#to?.kind !== 'edit') return false;
    const { entry } = this.#to;
    const { id } = entry;
    const mentions = this.#mentions(text);
    const { host } = this.#view;
    const isDone = act(host, host.engine, 'call-message-edit', { id, text }, async () => {
      try {
        await (await this.#room.chat.loadMore()).edit(id, text, mentions);
      } catch (thrown) {
        this.#goOn(entry, text);
        throw thrown;
      }
    });
    if (isDone) this.cancel();
    return true;
  }

  /** What could not be saved is there again, unless something else is being written by now. */
  #goOn(entry: ChatEntry, text: string): void {
    const { input } = this.#view;
    if (this.#to || !input || input.value !== this.#before) return;
    this.edit(entry);
    input.value = text;
  }

  /** Above the text field. */
  render(): unknown {
    if (!this.#to) return nothing;
    const { words } = this.#view.host;
    const { kind, entry } = this.#to;
    const title = kind === 'edit' ? words.term('editing') : words.term('replyTo', entry.from.name);
    const cancel = words.term('cancel');
    return html`<div part="context">
      <p class="what">
        <bdi class="from">${title}</bdi>
        ${kind === 'reply' ? html`<span class="begin" dir="auto">${entry.text || entry.file?.name}</span>` : nothing}
      </p>
      <button part="cancel" type="button" aria-label=${cancel} title=${cancel} @click=${this.#leave}>
        ${icon(x)}
      </button>
    </div>`;
  }

  #begin(kind: 'reply' | 'edit', entry: ChatEntry): void {
    this.#to = { kind, entry };
    this.#view.host.requestUpdate();
    this.#view.input?.focus();
  }

  readonly #leave = (): void => {
    this.cancel();
    this.#view.input?.focus();
  };

  #mentions(text: string) {
    if (!text.includes('@')) return [];
    return mentionsIn(text, mentionable(this.#room)).map(({ user }) => user);
  }
}
