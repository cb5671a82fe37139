import { css } from 'lit';

/** The round buttons by which one chooses before a call whether microphone and camera are on. */
export const toggleStyles = css`
  .toggles {
    display: flex;
    justify-content: center;
    gap: var(--space);
  }
  .toggles button {
    inline-size: 48px;
    block-size: 48px;
    padding: 0;
    border-radius: 50%;
    background: var(--surface);
  }
  .toggles [aria-pressed='false'] {
    color: var(--danger);
  }
  @media (forced-colors: active) {
    .toggles [aria-pressed='false'] {
      border-style: dashed;
    }
  }
`;
