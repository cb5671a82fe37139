import { html, nothing } from 'lit';
import type { ChatPanelView } from './chat-panel.view.ts';

interface Shown {
  readonly label: string;
  readonly role: 'dialog' | 'menu';
  readonly content: () => unknown;
}

/** What opens above the composer, one at a time: a popover, as wide as the panel allows. Escape and a press elsewhere close it. */
export class Sheet {
  readonly #view: ChatPanelView;
  #shown: Shown | undefined;
  #isOpen = false;
  #width = 0;

  constructor(view: ChatPanelView) {
    this.#view = view;
  }

  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  open(label: string, content: () => unknown, role: Shown['role'] = 'dialog'): void {
    this.#shown = { label, role, content };
    this.#isOpen = false;
    this.#view.host.requestUpdate();
  }

  close(): void {
    this.#element?.hidePopover();
  }

  render(): unknown {
    if (!this.#shown) return nothing;
    const { label, role, content } = this.#shown;
    return html`<div part="sheet" class=${role} popover="auto" role=${role} tabindex="-1" aria-label=${label} @toggle=${this.#onToggle}>
      ${content()}
    </div>`;
  }

  /** After each rendering. */
  settle(): void {
    const element = this.#element;
    if (!element?.isConnected) return;
    this.#place(element);
    const { clientWidth } = this.#view.host;
    if (this.#isOpen && clientWidth !== this.#width) this.#view.host.requestUpdate();
    this.#width = clientWidth;
    if (!this.#isOpen && !element.matches(':popover-open')) element.showPopover();
    // What is in it may come later than it is opened: until then it has the focus itself.
    const { activeElement } = this.#view.host.renderRoot as ShadowRoot;
    const first = element.querySelector<HTMLElement>('input, button:not([tabindex="-1"])');
    if (!this.#isOpen || activeElement === element) (first ?? element).focus();
    this.#isOpen = true;
  }

  get #element(): HTMLElement | null {
    return this.#view.host.renderRoot.querySelector('[part=sheet]');
  }

  /** By the object model: a page's policy may forbid styles in markup. */
  #place({ style }: HTMLElement): void {
    const panel = this.#view.host.getBoundingClientRect();
    const composer = this.#view.host.renderRoot.querySelector('[part=composer]');
    const bottom = composer?.getBoundingClientRect().top ?? panel.bottom;
    style.left = `${panel.left + 8}px`;
    style.right = `${innerWidth - panel.right + 8}px`;
    style.bottom = `${innerHeight - bottom + 4}px`;
    style.maxHeight = `${Math.max(180, Math.min(400, bottom - Math.max(panel.top, 0) - 12))}px`;
  }

  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    this.#shown = undefined;
    this.#view.host.requestUpdate();
  };
}
