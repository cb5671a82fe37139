import { css } from 'lit';

export const menuStyles = css`
  [part='menu'] {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% + 10px);
    inset-inline: 0;
    display: grid;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    padding: 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  [part='menu'].row {
    grid-template-columns: repeat(auto-fit, 44px);
    inline-size: min(100%, calc(8 * 44px + 14px));
    justify-content: center;
  }
  /* A sentence, which stands above all of the buttons. */
  [role='group'] > :is([part~='pip'], [part~='fullscreen']):has([part='hint']) {
    position: static;
  }
  :is([part~='pip'], [part~='fullscreen']) > [part='hint'] {
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    white-space: normal;
  }
  [part='item'] {
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0 14px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--text);
    font: inherit;
    display: flex;
    align-items: center;
    justify-content: start;
    outline-offset: -3px;
    cursor: pointer;
  }
  .row [part='item'] {
    padding: 0;
    justify-content: center;
    font-size: 24px;
  }
  [part='item']:hover {
    background: var(--raised);
  }
  [part='item'][aria-checked='true'] {
    color: var(--accent);
    font-weight: 600;
  }
  [part='item'][aria-checked='true']::after {
    content: ' ✓' / '';
  }
`;
