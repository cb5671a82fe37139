import '../base/english-errors.ts';
import type { ReadonlySignal } from '@preact/signals-core';
import { adoptStyles, css, html } from 'lit';
import '../base/english.ts';
import '../base/join.ts';
import { cannotCall } from '../../media/cannot-call.ts';
import { CallError } from '../../protocol/errors.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { pageHas } from '../base/page-has.ts';
import { goingTo } from './button-state.ts';
import { CallButton } from './call-button.ts';
import { whomItEnded } from './whom.ts';

const styles = css`
  button {
    anchor-name: --button;
  }
  [part='hint'] {
    position-anchor: --button;
    position-area: block-end;
    position-try-fallbacks: flip-block;
    inset: auto;
    max-inline-size: min(32ch, 100vw - 4 * var(--space));
    margin: var(--space);
    padding: var(--space) calc(1.5 * var(--space));
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
    overflow-wrap: anywhere;
  }
  @supports not (anchor-name: --button) {
    [part='hint'] {
      inset: auto 0 0;
      inline-size: fit-content;
      margin-inline: auto;
    }
  }
`;

/** What a button has to say beyond its label: why no call came about, and why it cannot be used. */
export class ButtonRemark {
  readonly #button: CallButton;
  readonly #failure: ReadonlySignal<unknown>;

  constructor(button: CallButton, failure: ReadonlySignal<unknown>) {
    this.#button = button;
    this.#failure = failure;
    adoptStyles(button.renderRoot as ShadowRoot, [...CallButton.elementStyles, moreTokens, styles]);
    this.#listen();
  }

  /** In place of the label: why its last call did not come about. One who cancels knows why. */
  get label(): string | undefined {
    const { engine, words, users } = this.#button;
    const state = goingTo(engine, users);
    if (state?.status === 'ended' && state.reason !== 'failed') {
      const isSaid = state.reason === 'cancelled' || pageHas(this.#button, 'outgoing-call');
      return isSaid ? undefined : words.reason(state.reason, whomItEnded(state, engine?.presence));
    }
    const failure = this.#failure.value;
    return failure ? words.error(CallError.from(failure).code) : undefined;
  }

  /** Why it cannot be used. Seen when one points at it or comes to it by keyboard; always heard by screen readers. */
  get hint(): unknown {
    return html`<span part="hint" id="hint" role="tooltip" popover="manual">${this.#whyNot()}</span>`;
  }

  #whyNot(): string {
    const { engine, words } = this.#button;
    const why = cannotCall() ?? engine?.signaling.refusal.value?.code;
    if (why) return words.error(why);
    if (!engine) return words.error('unauthorized');
    return words.term(engine.signaling.state.value === 'connecting' ? 'connecting' : 'serverLost');
  }

  /** As people expect of a hint (WCAG 2.2, 1.4.13): it stays while one points at it, and Escape puts it away. */
  #listen(): void {
    const button = this.#button;
    const show = (): void => this.#hint?.showPopover();
    const hide = (): void => this.#hint?.hidePopover();
    for (const type of ['pointerenter', 'focusin', 'click']) button.addEventListener(type, show);
    button.addEventListener('focusout', hide);
    button.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger that is lifted has left as well, and has yet to read.
      if (pointerType === 'mouse') hide();
    });
    button.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') hide();
    });
    // The button renders the hint once it has this.
    queueMicrotask(async () => {
      await button.updateComplete;
      if (button.matches(':hover, :focus-within')) show();
    });
  }

  get #hint(): HTMLElement | null {
    return this.#button.renderRoot.querySelector('[part=hint]');
  }
}
