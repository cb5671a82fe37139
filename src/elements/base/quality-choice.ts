import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import './english-stats.ts';
import { QUALITIES, type Quality } from '../../protocol/quality.ts';
import type { Localize } from './localize.ts';

const TERMS = {
  auto: 'picturesAuto',
  high: 'picturesHigh',
  medium: 'picturesMedium',
  low: 'picturesLow',
} as const satisfies Record<Quality, string>;

export const choiceStyles = css`
  [part='quality'] {
    display: grid;
    gap: calc(0.5 * var(--space));
  }
  select {
    inline-size: 100%;
    max-inline-size: 320px;
    min-block-size: 44px;
    padding: var(--space);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
`;

interface Choice {
  /** What is chosen, which it shows until something else is. */
  readonly value: Quality;
  readonly label: string;
  readonly isPending?: boolean;
  readonly choose: (quality: Quality) => void;
}

/** A choice of how good pictures may be. */
export const qualityChoice = (
  { value, label, isPending = false, choose }: Choice,
  words: Localize,
): unknown =>
  html`<label part="quality">
    <span>${label}</span>
    <select
      aria-busy=${isPending ? 'true' : 'false'}
      .value=${live(value)}
      @change=${({ target }: Event) => {
        const select = target as HTMLSelectElement;
        const chosen = select.value as Quality;
        // Until that is so.
        select.value = value;
        choose(chosen);
      }}
    >
      ${QUALITIES.map((one) => html`<option value=${one} ?selected=${one === value}>${words.term(TERMS[one])}</option>`)}
    </select>
  </label>`;
