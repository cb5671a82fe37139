import { css } from 'lit';

/* The buttons stand in the lower border, which is as high as they are: tiles are placed within it. */
export const fullStageStyles = css`
  :host(:popover-open) {
    position: fixed !important;
    inset: 0 !important;
    box-sizing: border-box !important;
    inline-size: 100% !important;
    block-size: 100% !important;
    max-inline-size: none !important;
    max-block-size: none !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 solid transparent !important;
    border-block-end-width: var(--controls-size, 0) !important;
    border-radius: 0 !important;
    overflow: visible !important;
  }
  :host(:popover-open)::backdrop {
    background: Canvas;
  }
  [part='controls'] {
    position: absolute;
    z-index: 3;
    inset-inline: 0;
    inset-block-start: 100%;
    padding: var(--space);
    padding-block-end: calc(var(--space) + env(safe-area-inset-bottom));
  }
`;
