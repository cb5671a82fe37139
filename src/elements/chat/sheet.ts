import { html, nothing } from 'lit';
import type { ChatPanelView } from './chat-panel.view.ts';

/** Milliseconds within which the press that closed it by being elsewhere does not open it again. */
const SAME_PRESS = 150;

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
  #closed = Number.NEGATIVE_INFINITY;

  constructor(view: ChatPanelView) {
    this.#view = view;
  }

  open(label: string, content: () => unknown, role: Shown['role'] = 'dialog'): void {
    if (role === 'menu' && performance.now() - this.#closed < SAME_PRESS) return;
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
    return html`<div part="sheet" class=${role} popover="auto" role=${role} aria-label=${label} @toggle=${this.#onToggle}>
      ${content()}
    </div>`;
  }

  /** After each rendering. */
  settle(): void {
    const element = this.#element;
    if (!element) return;
    this.#place(element);
    if (this.#isOpen) return;
    this.#isOpen = true;
    if (!element.matches(':popover-open')) element.showPopover();
    // Parts of it may still be on their way: then it has the focus itself.
    const first = element.querySelector<HTMLElement>('input, button:not([tabindex="-1"])');
    if (!first) element.tabIndex = -1;
    (first ?? element).focus();
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
    style.maxHeight = `${Math.max(180, bottom - Math.max(panel.top, 0) - 12)}px`;
  }

  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'closed') return;
    this.#closed = performance.now();
    this.#shown = undefined;
    this.#view.host.requestUpdate();
  };
}
