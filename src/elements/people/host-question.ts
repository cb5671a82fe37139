import { css, html, nothing } from 'lit';
import type { Question } from '../../engine/room/hosting.ts';
import { CallError } from '../../protocol/errors.ts';
import '../base/english-people.ts';
import '../base/join.ts';
import { act } from '../base/act.ts';
import { buttonStyles } from '../base/button-styles.ts';
import { CallElement } from '../base/call-element.ts';
import { define } from '../base/define.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';

/**
 * A host's question whether one turns the microphone or the camera on, with a yes and a no; nothing is turned on without the
 * yes. Providers show it by themselves, as a card at the lower edge; a page that puts one somewhere has it there.
 *
 * @summary A host asks to turn something on.
 * @element host-question
 * @csspart question - The card.
 * @csspart text - Who asks for what.
 * @csspart button - Both buttons.
 * @csspart yes - Turns it on.
 * @csspart no - Leaves it.
 * @cssState asking - There is a question.
 * @fires {CustomEvent} call-toggle - Before it is turned on: `{slot, on}`; cancelable.
 * @cssproperty [--call-surface=light-dark(#fff, #1a1d24)] - The colour of the card.
 * @cssproperty [--call-line=light-dark(#d8dce4, #3a404c)] - The line around it.
 */
export class HostQuestion extends CallElement {
  static override styles = [
    tokens,
    moreTokens,
    buttonStyles,
    css`
      :host {
        display: contents;
      }
      [part='question'] {
        position: fixed;
        inset: auto 0 calc(2 * var(--space) + env(safe-area-inset-bottom));
        inline-size: fit-content;
        max-inline-size: min(420px, 100vw - 4 * var(--space));
        margin: 0 auto;
        padding: calc(2 * var(--space));
        border: 1px solid var(--line);
        border-radius: calc(1.5 * var(--radius));
        background: var(--surface);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      [part='text'] {
        margin: 0 0 calc(1.5 * var(--space));
        overflow-wrap: anywhere;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space);
      }
      @media (prefers-reduced-motion: no-preference) {
        [part='question'] {
          animation: arrive 180ms ease-out;
        }
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(12px);
        }
      }
    `,
  ];

  /** Where the focus was before it came here. */
  #cameFrom: HTMLElement | undefined;

  get #question(): Question | undefined {
    return this.room?.hosting.loaded.value?.question.value;
  }

  protected override render(): unknown {
    const { words } = this;
    const question = this.#question;
    this.setStates({ asking: question !== undefined });
    if (!question) return nothing;
    const term = question.slot === 'camera' ? 'asksForCamera' : 'asksToUnmute';
    return html`<section
      part="question"
      popover="manual"
      aria-labelledby="text"
      @focusin=${this.#onFocus}
      @focusout=${this.#onLeave}
      @keydown=${({ key }: KeyboardEvent) => {
        if (key === 'Escape') this.#answer(question, false);
      }}
    >
      <p part="text" id="text" dir="auto">${words.term(term, question.by.name)}</p>
      <div class="answers">
        <button part="button no" @click=${() => this.#answer(question, false)}>${words.term('notNow')}</button>
        <button part="button yes" class="accent" @click=${() => this.#answer(question, true)}>${words.term('turnOn')}</button>
      </div>
    </section>`;
  }

  protected override updated(): void {
    const card = this.renderRoot.querySelector<HTMLElement>('[popover]');
    if (card && !card.matches(':popover-open')) card.showPopover();
    if (card || !this.#cameFrom) return;
    this.#cameFrom.focus();
    this.#cameFrom = undefined;
  }

  /** What is answered goes away, and whoever came here by keyboard goes on where they were. */
  readonly #onFocus = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && this.renderRoot.contains(relatedTarget);
    if (relatedTarget instanceof HTMLElement && !isInside) this.#cameFrom = relatedTarget;
  };

  /** Somebody who has gone on elsewhere is not called back. What vanishes with the focus in it leads nowhere. */
  readonly #onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.renderRoot.contains(relatedTarget))
      this.#cameFrom = undefined;
  };

  #answer({ slot }: Question, yes: boolean): void {
    const hosting = this.room?.hosting.loaded.value;
    if (!yes) void hosting?.answer(false);
    else
      act(this, this.engine, 'call-toggle', { slot, on: true }, ({ facts }) =>
        hosting?.answer(true).catch((thrown) => {
          const { code, message } = CallError.from(thrown);
          facts.emit('call-error', { code, message, slot });
        }),
      );
  }
}

define('host-question', HostQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'host-question': HostQuestion;
  }
}
