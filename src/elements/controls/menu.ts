import { html, nothing } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import type { ButtonFacts } from './buttons.ts';
import type { CallControls } from './call-controls.ts';
import type { MenuItem } from './menus.ts';

/** Which key goes how far, along a menu of either shape. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** The menus of one element's buttons, of which one is open at most (ARIA Authoring Practices, "menu button"). */
class Menus {
  /** The button whose menu is open. */
  open: string | undefined;
  readonly #host: CallControls;
  #room: Room | undefined;
  #opened = new AbortController();

  constructor(host: CallControls) {
    this.#host = host;
  }

  async toggle(deed: string): Promise<void> {
    const isOpen = this.open === deed;
    this.open = isOpen ? undefined : deed;
    this.#host.requestUpdate();
    this.#opened.abort();
    if (isOpen) return;
    this.#opened = new AbortController();
    const { signal } = this.#opened;
    const { ownerDocument } = this.#host;
    ownerDocument.addEventListener('pointerdown', this.#onPress, { signal, capture: true });
    await this.#host.updateComplete;
    const items = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[part=item]')];
    (items.find(({ ariaChecked }) => ariaChecked === 'true') ?? items[0])?.focus();
  }

  render(buttons: readonly ButtonFacts[], engine: Engine, room: Room): unknown {
    const button = buttons.find(({ deed, menu }) => menu && deed === this.open);
    // It goes with its button, and with the call.
    if (!button?.menu || room !== this.#room) this.open = undefined;
    this.#room = room;
    if (!button?.menu || !this.open) return nothing;
    const { items, isRow, stays } = button.menu;
    const choose = (item: MenuItem) => {
      item.choose(this.#host, engine);
      if (!stays) this.#close();
    };
    return html`<div
      part="menu"
      role="menu"
      aria-label=${button.label}
      class=${isRow ? 'row' : ''}
      @keydown=${this.#onKey}
      @focusout=${this.#onFocusOut}
    >${items(engine, room, this.#host.words).map((item) => this.#item(item, choose))}</div>`;
  }

  #item(item: MenuItem, choose: (item: MenuItem) => void): unknown {
    const { label, face, isChosen } = item;
    return html`<button
      type="button"
      part="item"
      tabindex="-1"
      role=${isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${isChosen === undefined ? nothing : String(isChosen)}
      aria-label=${face ? label : nothing}
      title=${face ? label : nothing}
      @click=${() => choose(item)}
    >${face ?? label}</button>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const menu = event.currentTarget as HTMLElement;
    const items = [...menu.querySelectorAll('button')];
    const at = items.indexOf(event.target as HTMLButtonElement);
    const isMirrored = getComputedStyle(menu).direction === 'rtl' && /Left|Right/.test(event.key);
    const step = (STEPS[event.key] ?? 0) * (isMirrored ? -1 : 1);
    const to = { Home: 0, End: items.length - 1 }[event.key] ?? at + step;
    if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else if (to === at) return;
    else items.at(to % items.length)?.focus();
    // Tab goes on, from the button.
    if (event.key !== 'Tab') event.preventDefault();
  };

  readonly #onFocusOut = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // Of a press it is not known here where it goes: not every browser lets buttons have the focus for that.
    const isWithin = (currentTarget as Element).contains(relatedTarget as Node | null);
    if (relatedTarget && !isWithin && !this.#isOwnButton(relatedTarget)) this.#close();
  };

  /** A press elsewhere closes it; its own button does that by itself. */
  readonly #onPress = (event: Event): void => {
    const isMenu = (one: EventTarget) => one instanceof Element && one.matches('[part=menu]');
    const path = event.composedPath();
    if (!path.some((one) => isMenu(one) || this.#isOwnButton(one))) this.#close();
  };

  #isOwnButton(one: EventTarget): boolean {
    return one instanceof Element && one.matches(`button[part~=${this.open}]`);
  }

  /** Back to the button that had opened it, where the focus is still within. */
  #close(): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const isWithin = root.activeElement?.closest('[part=menu]');
    const button = root.querySelector<HTMLElement>(`button[part~=${this.open}]`);
    this.open = undefined;
    this.#opened.abort();
    this.#host.requestUpdate();
    if (isWithin) button?.focus();
  }
}

const all = new WeakMap<CallControls, Menus>();

export function menusOf(host: CallControls): Menus {
  const menus = all.get(host) ?? new Menus(host);
  all.set(host, menus);
  return menus;
}
