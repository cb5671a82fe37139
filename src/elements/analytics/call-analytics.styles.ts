import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';
import { chartStyles } from './chart-styles.ts';
import { worstStyles } from './worst-styles.ts';

export const callAnalyticsStyles = [
  tokens,
  moreTokens,
  buttonStyles,
  chartStyles,
  worstStyles,
  css`
    :host {
      box-sizing: border-box;
      display: block;
      container-type: inline-size;
      padding: calc(2 * var(--space));
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
    }
    h3,
    h4,
    p,
    dl,
    dd,
    ul,
    ol {
      margin: 0;
      padding: 0;
    }
    h3 {
      font-size: 1.25em;
      font-weight: 650;
      line-height: 1.2;
    }
    h4 {
      font-size: 1em;
      font-weight: 600;
    }
    ul,
    ol {
      list-style: none;
    }
    .heard {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space);
    }
    .title {
      flex: 1;
      min-inline-size: 0;
    }
    [part='time'],
    .hint,
    .none,
    .when,
    .more,
    dt {
      color: var(--muted);
      font-size: 13px;
    }
    [part='choices'] {
      display: flex;
      flex: 1 1 100%;
      border-radius: var(--radius);
      background: var(--raised);
    }
    [part='choice'] {
      flex: 1;
      padding-inline: calc(1.5 * var(--space));
      background: none;
      color: var(--muted);
      white-space: nowrap;
    }
    [part='choice'][aria-pressed='true'] {
      background: var(--accent);
      color: var(--on-accent);
    }
    [part='refresh'] {
      padding: 0;
    }
    [part='refresh'][aria-disabled='true'] .icon {
      opacity: 0.5;
    }
    [part='failure'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space) calc(2 * var(--space));
      margin-block-start: calc(2 * var(--space));
      padding: calc(1.5 * var(--space)) calc(2 * var(--space));
      border: 1px solid var(--danger);
      border-radius: var(--radius);
    }
    [part='failure'] p {
      flex: 1 1 200px;
    }
    [part='empty'] {
      padding-block: calc(6 * var(--space));
      color: var(--muted);
      text-align: center;
    }
    .found,
    [part='skeleton'] {
      display: grid;
      gap: calc(2 * var(--space));
      margin-block-start: calc(2 * var(--space));
    }
    /* Of another time, until the right one comes. */
    .old {
      opacity: 0.55;
    }
    [part='figures'],
    .figures {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
      gap: var(--space);
    }
    [part='figure'] {
      padding: calc(1.5 * var(--space)) calc(2 * var(--space));
      border-radius: var(--radius);
      background: var(--raised);
    }
    .large {
      font-size: 1.6em;
      font-weight: 650;
      line-height: 1.3;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .cards {
      display: grid;
      gap: calc(2 * var(--space));
    }
    .card {
      min-inline-size: 0;
      padding: calc(2 * var(--space));
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .card > .hint + * {
      margin-block-start: calc(1.5 * var(--space));
    }
    .rows + .hint {
      margin-block-start: calc(1.5 * var(--space));
    }
    i {
      block-size: 76px;
      border-radius: var(--radius);
      background: var(--raised);
    }
    i.wide {
      block-size: 260px;
    }
    .cards i {
      block-size: 220px;
    }
    @media (prefers-reduced-motion: no-preference) {
      i {
        animation: breathe 2.4s ease-in-out infinite alternate;
      }
      .found {
        transition: opacity 150ms;
      }
    }
    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
    @media (forced-colors: active) {
      [part='choice'][aria-pressed='true'] {
        forced-color-adjust: none;
        background: Highlight;
        color: HighlightText;
      }
      [part='figure'],
      i {
        border: 1px solid CanvasText;
      }
    }
    @container (min-width: 560px) {
      [part='choices'] {
        flex: none;
      }
    }
    @container (min-width: 760px) {
      .cards {
        grid-template-columns: repeat(3, 1fr);
      }
    }
  `,
];
