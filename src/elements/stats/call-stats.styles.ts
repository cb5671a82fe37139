import { css } from 'lit';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';

export const callStatsStyles = [
  tokens,
  moreTokens,
  css`
    :host {
      display: block;
      padding: calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
    }
    h3,
    h4,
    p {
      margin: 0;
      font-size: 1em;
    }
    h3,
    h4 {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    section + section {
      margin-block-start: calc(1.5 * var(--space));
      padding-block-start: calc(1.5 * var(--space));
      border-block-start: 1px solid var(--line);
    }
    [part='level'].poor {
      color: var(--danger);
    }
    [part='way'],
    [part='empty'],
    .what {
      color: var(--muted);
    }
    [part='way'],
    .what,
    [part='value'] {
      font-size: 13px;
    }
    .graphs {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
      gap: calc(1.5 * var(--space));
      margin-block-start: var(--space);
    }
    [part='graph'] {
      display: grid;
      grid-template-rows: 1fr auto auto;
      gap: 4px;
      min-inline-size: 0;
    }
    .lines {
      inline-size: 100%;
      block-size: 36px;
      border-block-end: 1px solid var(--line);
      border-radius: 4px 4px 0 0;
      background: var(--raised);
    }
    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-width: 2;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }
    polyline.outward {
      stroke: var(--muted);
      stroke-dasharray: 4 3;
    }
    [part='value'] {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--space);
      font-variant-numeric: tabular-nums;
    }
    [part='value'] .inward {
      color: var(--accent);
    }
    [part='value'] .outward {
      color: var(--muted);
    }
    /* Time goes on in the direction in which one reads. */
    :host(:dir(rtl)) .lines {
      transform: scaleX(-1);
    }
    @media (forced-colors: active) {
      polyline {
        stroke: CanvasText;
      }
    }
  `,
];
