import { css } from 'lit';

/**
 * The values behind all colours, sizes and fonts that the first paint needs; the others are in `more-tokens.ts`. Each
 * can be set from outside as `--call-…`; light and dark follow the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --accent: var(--call-accent, light-dark(#2456d6, #8fb0ff));
    --on-accent: var(--call-on-accent, light-dark(#fff, #0b1a3f));
    --danger: var(--call-danger, light-dark(#c0262d, #ff9a94));
    --on-danger: var(--call-on-danger, light-dark(#fff, #3f0608));
    --raised: var(--call-raised, light-dark(#f1f3f7, #272b34));
    --text: var(--call-text, light-dark(#171a21, #eef0f5));
    --muted: var(--call-muted, light-dark(#555c6b, #a9b0bf));
    --radius: var(--call-radius, 12px);
    --space: var(--call-space, 8px);
    --font: var(--call-font, 500 15px/1.4 system-ui, sans-serif);
    font: var(--font);
    color: var(--text);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  /* Each rendering draws it anew: a press that begins on one and ends on the next would be none. */
  .icon {
    pointer-events: none;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
`;
