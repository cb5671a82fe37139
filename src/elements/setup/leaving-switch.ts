import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import '../base/english-views.ts';
import type { Localize } from '../base/localize.ts';
import { canFloatByItself, chooseToStay, staysInSight } from '../pip/leaving-choice.ts';

export const leavingStyles = css`
  fieldset {
    margin: calc(2 * var(--space)) 0 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--muted);
  }
  fieldset label {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--space));
    min-block-size: 44px;
    cursor: pointer;
  }
  fieldset input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--accent);
  }
`;

/** The choice of a small window for when the tab is left, in browsers that open one by themselves. Reads a signal. */
export function leavingSwitch(words: Localize): unknown {
  if (!canFloatByItself()) return nothing;
  return html`<fieldset part="leaving">
    <legend>${words.term('leavingTab')}</legend>
    <label>
      <input
        part="switch keep-in-sight"
        type="checkbox"
        role="switch"
        .checked=${live(staysInSight.value)}
        @change=${({ target }: Event) => chooseToStay((target as HTMLInputElement).checked)}
      />
      <span>${words.term('keepInSight')}</span>
    </label>
  </fieldset>`;
}
