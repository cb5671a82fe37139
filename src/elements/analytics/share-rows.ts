import { html, nothing } from 'lit';

/** One of several, with its part of the whole. */
export interface ShareRow {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
  /** What is written at its end: an amount, and perhaps another one. */
  readonly value: string;
  readonly more?: string;
  /** What is special about its colour. */
  readonly kind?: string;
}

/** Rows with a bar each: name and amounts are text, so that no bar and no colour has to be understood. */
export const shareRows = (rows: readonly ShareRow[]): unknown => html`<ul class="rows">
  ${rows.map(
    ({ name, share, value, more, kind }) => html`<li part="row" class=${kind ?? nothing}>
      <span class="name"><bdi>${name}</bdi></span>
      <span class="value">
        <bdi>${value}</bdi>
        ${more ? html`<span class="more">${more}</span>` : nothing}
      </span>
      <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect class="filled" width=${(100 * Math.min(1, Math.max(0, share))).toFixed(2)} height="1"></rect>
      </svg>
    </li>`,
  )}
</ul>`;
