import { html, nothing } from 'lit';
import type { Room } from '../../engine/room/room.ts';
import type { Named } from '../../protocol/chat.ts';
import type { ChatPanelView } from './chat-panel.view.ts';
import { mentionable } from './mentionable.ts';
import { fitting, mentionAt } from './mentions.ts';

/**
 * The people whose name one may be writing behind an `@`, as a list above the text field (ARIA `listbox`). The focus
 * stays in the field; arrows choose, Enter and Tab insert, Escape puts the list away.
 */
export class Mentioning {
  readonly #view: ChatPanelView;
  readonly #room: Room;
  #people: readonly Named[] = [];
  #chosen = 0;

  constructor(view: ChatPanelView, room: Room) {
    this.#view = view;
    this.#room = room;
  }

  /** Looks at what was written. */
  look(): void {
    const { input } = this.#view;
    const at = input && mentionAt(input.value, input.selectionStart);
    const me = this.#room.roster.me.value?.user;
    const people = at ? mentionable(this.#room).filter(({ user }) => user !== me) : [];
    this.#offer(at ? fitting(people, at.query) : []);
  }

  close(): void {
    this.#offer([]);
  }

  /** Answers whether the key was for the list. */
  onKey(event: KeyboardEvent): boolean {
    const count = this.#people.length;
    if (count === 0) return false;
    if (event.key === 'ArrowDown') this.#choose((this.#chosen + 1) % count);
    else if (event.key === 'ArrowUp') this.#choose((this.#chosen + count - 1) % count);
    else if (event.key === 'Enter' || event.key === 'Tab') this.#insert(this.#people[this.#chosen]);
    else if (event.key === 'Escape') this.#offer([]);
    else return false;
    event.preventDefault();
    return true;
  }

  render(): unknown {
    if (this.#people.length === 0) return nothing;
    return html`<div part="people" id="people" role="listbox" aria-label=${this.#view.host.words.term('mentionable')}>
      ${this.#people.map(
        (person, index) => html`<div
          part="person"
          role="option"
          id="person-${index}"
          aria-selected=${index === this.#chosen}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => this.#insert(person)}
        >
          <bdi>${person.name}</bdi>
        </div>`,
      )}
    </div>`;
  }

  #offer(people: readonly Named[]): void {
    if (people.length === 0 && this.#people.length === 0) return;
    this.#people = people;
    this.#choose(0);
  }

  #choose(index: number): void {
    this.#chosen = index;
    const { input, host } = this.#view;
    const isOpen = this.#people.length > 0;
    setOrDrop(input, 'aria-autocomplete', isOpen && 'list');
    setOrDrop(input, 'aria-controls', isOpen && 'people');
    setOrDrop(input, 'aria-activedescendant', isOpen && `person-${index}`);
    host.requestUpdate();
  }

  #insert(person: Named | undefined): void {
    const { input } = this.#view;
    const at = input && mentionAt(input.value, input.selectionStart);
    if (person && at) input.setRangeText(`@${person.name} `, at.start, input.selectionStart, 'end');
    this.#offer([]);
  }
}

function setOrDrop(element: Element | null, name: string, value: string | false): void {
  if (value === false) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}
