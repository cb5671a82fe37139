import { signal } from '@preact/signals-core';
import { html, nothing } from 'lit';
import searchIcon from 'lucide/dist/esm/icons/search.mjs';
import { latest } from '../../base/serial.ts';
import type { Room } from '../../engine/room/room.ts';
import type { ChatFound, ChatMessage } from '../../protocol/chat.ts';
import { CallError } from '../../protocol/errors.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

/** Looks for words in all that was said in a room, and leads to where they were said. */
export class Search {
  readonly #room: Room;
  readonly #jump: (id: string) => void;
  readonly #found = signal<ChatFound | undefined>();
  readonly #error = signal<CallError | undefined>();
  readonly #isAsking = signal(false);
  readonly #ask = latest<string>((text) => this.#look(text));
  #text = '';

  constructor(room: Room, jump: (id: string) => void) {
    this.#room = room;
    this.#jump = jump;
  }

  render(words: Localize): unknown {
    const label = words.term('searchMessages');
    const error = this.#error.value;
    return html`
      <form part="search" role="search" @submit=${this.#submit}>
        <input type="search" name="text" maxlength="100" dir="auto" autocomplete="off" placeholder=${label} aria-label=${label} />
        <button class="accent" aria-label=${label} title=${label}>${icon(searchIcon)}</button>
      </form>
      <p class="count" role="status">${error ? words.error(error.code) : this.#count(words)}</p>
      ${this.#results(words)}
    `;
  }

  #count(words: Localize): string {
    const found = this.#found.value;
    if (this.#isAsking.value) return words.term('asking');
    if (!found) return '';
    const { length } = found.found;
    if (length === 0) return words.term('nothingFound');
    return words.term(found.older ? 'foundMany' : 'found', length);
  }

  #results(words: Localize): unknown {
    const { found = [], older = false } = this.#found.value ?? {};
    if (found.length === 0) return nothing;
    return html`<ul part="results">
      ${found.map(
        (message) => html`<li>
          <button type="button" @click=${() => this.#jump(message.id)}>
            <span class="head"
              ><bdi class="from">${message.from.name}</bdi>
              <time dir="auto">${words.date(new Date(message.sent), { dateStyle: 'short', timeStyle: 'short' })}</time></span
            >
            <span class="begin" dir="auto">${this.#around(message)}</span>
          </button>
        </li>`,
      )}
      ${
        older
          ? html`<li><button type="button" class="older" @click=${this.#older}>${words.term('showMore')}</button></li>`
          : nothing
      }
    </ul>`;
  }

  /** The words around what was looked for, which is marked. */
  #around({ text, file }: ChatMessage): unknown {
    const all = text || file?.name || '';
    const at = all.toLowerCase().indexOf(this.#text.toLowerCase());
    if (at === -1) return all.slice(0, 120);
    const begin = Math.max(0, at - 40);
    const end = at + this.#text.length;
    return html`${begin > 0 ? '…' : ''}${all.slice(begin, at)}<mark>${all.slice(at, end)}</mark>${all.slice(end, end + 80)}`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    void this.#ask(String(data.get('text') ?? '').trim());
  };

  readonly #older = async (): Promise<void> => {
    const before = this.#found.peek();
    if (!before || this.#isAsking.peek()) return;
    await this.#take(async () => {
      const more = await this.#room.chat.loadMore();
      const next = await more.search(this.#text, before.found.at(-1)?.id);
      return { found: [...before.found, ...next.found], older: next.older };
    });
  };

  async #look(text: string): Promise<void> {
    this.#text = text;
    this.#found.value = undefined;
    this.#isAsking.value = false;
    if (text === '') return;
    await this.#take(async () => (await this.#room.chat.loadMore()).search(text));
  }

  /** Takes over the answer, unless something else was looked for meanwhile. */
  async #take(ask: () => Promise<ChatFound>): Promise<void> {
    const text = this.#text;
    const isWanted = (): boolean => text === this.#text;
    this.#error.value = undefined;
    this.#isAsking.value = true;
    try {
      const found = await ask();
      if (isWanted()) this.#found.value = found;
    } catch (thrown) {
      if (isWanted()) this.#error.value = CallError.from(thrown);
    } finally {
      if (isWanted()) this.#isAsking.value = false;
    }
  }
}
