import { css } from 'lit';

/** The tokens that the first paint does not need; the others are in `tokens.ts`. */
export const moreTokens = css`
  :host {
    --positive: var(--call-positive, light-dark(#17743a, #6fd693));
    --on-positive: var(--call-on-positive, light-dark(#fff, #06260f));
    --surface: var(--call-surface, light-dark(#fff, #1a1d24));
    --line: var(--call-line, light-dark(#d8dce4, #3a404c));
    --stage: var(--call-stage, light-dark(#e6e9f0, #0f1116));
    --shadow: var(--call-shadow, 0 1px 2px rgb(0 0 0 / 0.12), 0 8px 28px rgb(0 0 0 / 0.18));
    --veil: var(--call-veil, rgb(12 14 18 / 0.72));
    --on-veil: var(--call-on-veil, #fff);
  }
`;
