import { css } from 'lit';

/** How bars look: of days, of shares, and of how good a call was. */
export const chartStyles = css`
  [part='chart'] {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space);
    margin-block-start: calc(1.5 * var(--space));
  }
  .scale,
  .dates {
    display: flex;
    justify-content: space-between;
    color: var(--muted);
    font-size: 12px;
    line-height: 1;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .scale {
    flex-direction: column;
    /* Each at its line. */
    margin-block: -6px;
    text-align: end;
  }
  .dates {
    grid-column: 2;
  }
  .bars {
    inline-size: 100%;
    block-size: 160px;
    border-block-end: 1px solid var(--muted);
    overflow: visible;
  }
  line {
    stroke: var(--line);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  rect.answered {
    fill: var(--accent);
  }
  rect.unanswered {
    fill: color-mix(in srgb, var(--accent) 25%, var(--surface));
    stroke: var(--accent);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  /* Lines would be all that is seen of bars as thin as these. */
  .many rect.unanswered {
    fill: color-mix(in srgb, var(--accent) 45%, var(--surface));
    stroke: none;
  }
  g:hover rect {
    opacity: 0.75;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * var(--space)) calc(2 * var(--space));
    color: var(--muted);
    font-size: 13px;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: calc(0.75 * var(--space));
  }
  /* A border has a colour also where backgrounds have none. */
  .legend li::before {
    inline-size: 12px;
    block-size: 12px;
    border: 6px solid var(--accent);
    border-radius: 3px;
    content: '';
  }
  .legend .unanswered::before {
    border-width: 1px;
    background: color-mix(in srgb, var(--accent) 25%, var(--surface));
  }
  .many .unanswered::before {
    border: 0;
    background: color-mix(in srgb, var(--accent) 45%, var(--surface));
  }
  .rows {
    display: grid;
    gap: calc(1.25 * var(--space));
  }
  .rows li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: calc(0.5 * var(--space)) var(--space);
  }
  .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .value {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .rows .more {
    display: inline-block;
    min-inline-size: 4ch;
    text-align: end;
  }
  .bar,
  .strip {
    inline-size: 100%;
    border-radius: 999px;
    background: var(--raised);
  }
  .bar {
    grid-column: 1 / -1;
    block-size: 6px;
  }
  .strip {
    block-size: 8px;
  }
  .filled {
    fill: var(--accent);
  }
  .good .filled,
  rect.good {
    fill: var(--positive);
  }
  .fair .filled,
  rect.fair {
    fill: var(--muted);
  }
  .poor .filled,
  rect.poor {
    fill: var(--danger);
  }
  .strip rect {
    stroke: var(--surface);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  details {
    margin-block: var(--space) calc(-1 * var(--space));
  }
  [open] {
    margin-block-end: 0;
  }
  summary {
    display: flex;
    align-items: center;
    inline-size: fit-content;
    min-block-size: 44px;
    color: var(--accent);
    cursor: pointer;
  }
  summary::before {
    margin-inline-end: var(--space);
    content: '+';
  }
  [open] > summary::before {
    content: '−';
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  th {
    font-weight: inherit;
    text-align: start;
  }
  thead th {
    color: var(--muted);
    font-size: 13px;
  }
  th:not(:first-child),
  td {
    text-align: end;
  }
  th,
  td {
    padding-block: calc(0.75 * var(--space));
    padding-inline-start: var(--space);
    border-block-end: 1px solid var(--line);
  }
  th:first-child {
    padding-inline-start: 0;
  }
  /* Time goes on, and bars grow, in the direction in which one reads. */
  :host(:dir(rtl)) :is(.bars, .bar, .strip) {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    rect.answered,
    .rows .filled {
      fill: CanvasText;
    }
    rect.unanswered {
      fill: Canvas;
      stroke: CanvasText;
    }
    .many rect.unanswered {
      fill: GrayText;
    }
    .many .unanswered::before {
      border: 6px solid GrayText;
    }
    .bar,
    .strip {
      outline: 1px solid CanvasText;
    }
    rect.good {
      fill: Canvas;
    }
    rect.fair {
      fill: GrayText;
    }
    rect.poor {
      fill: CanvasText;
    }
  }
`;
