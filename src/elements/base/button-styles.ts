import { css } from 'lit';

/** Buttons with 44 px targets (WCAG 2.2, 2.5.5), for all elements. */
export const buttonStyles = css`
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space);
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: var(--space) calc(2 * var(--space));
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--text);
    font: inherit;
    cursor: pointer;
  }
  button:hover:not(:disabled, [aria-disabled='true']) {
    filter: brightness(1.07);
  }
  button:active:not(:disabled, [aria-disabled='true']) {
    filter: brightness(0.94);
  }
  button:disabled,
  button[aria-disabled='true'] {
    cursor: default;
    background: var(--raised);
    color: var(--muted);
  }
  .accent {
    background: var(--accent);
    color: var(--on-accent);
  }
  .danger {
    background: var(--danger);
    color: var(--on-danger);
  }
  /* Of all the red buttons, which hang up in one way or another: the handset is put down. */
  .danger .icon {
    rotate: 135deg;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
`;
