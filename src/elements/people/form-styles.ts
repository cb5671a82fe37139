import { css } from 'lit';

/** Fields, switches and dialogs in which something is said or decided. */
export const formStyles = css`
  form {
    display: grid;
    gap: calc(1.5 * var(--space));
    margin-block-end: calc(2 * var(--space));
  }
  label {
    display: grid;
    gap: calc(0.5 * var(--space));
  }
  input:not([type='checkbox']),
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    resize: vertical;
  }
  input::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  [part='capacity-input'] {
    max-inline-size: 8em;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--space));
    min-block-size: 44px;
    cursor: pointer;
  }
  .switch input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--accent);
  }
  /* On its way to the server. */
  button[aria-busy='true'],
  .switch:has([aria-busy='true']) {
    opacity: 0.6;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space);
  }
  dialog {
    inline-size: min(420px, 100vw - 4 * var(--space));
    padding: calc(2.5 * var(--space));
    border: 1px solid var(--line);
    border-radius: calc(1.5 * var(--radius));
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog form {
    margin: 0;
  }
  dialog .answers {
    flex-direction: row-reverse;
    justify-content: flex-start;
  }
  ::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  [popover]::backdrop {
    background: none;
  }
`;
