import { css } from 'lit';

/** What is around the text field beside the button that sends. */
export const composingStyles = css`
  [part='more'] {
    position: absolute;
    inset-inline-start: var(--space);
    inset-block-end: var(--space);
    inline-size: 44px;
    padding: 0;
    border-width: 0;
    background: none;
    color: var(--muted);
  }
  [part='composer'],
  .above {
    position: relative;
  }
  [part='newest'] {
    position: absolute;
    inset-block-end: calc(100% + var(--space));
    inset-inline-end: calc(1.5 * var(--space));
    padding: 0 12px;
    border-color: var(--line);
    border-radius: 999px;
    background: var(--surface);
    color: var(--accent);
    box-shadow: var(--shadow);
  }
  [part='typing'] {
    overflow: hidden;
    padding: 0 calc(1.5 * var(--space)) 6px;
    color: var(--muted);
    font-size: 13px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='upload'],
  [part='context'] {
    display: flex;
    align-items: center;
    gap: var(--space);
    padding-inline-start: calc(1.5 * var(--space));
    border-block-start: 1px solid var(--line);
    font-size: 13px;
  }
  .what {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--accent);
  }
  .failed .what,
  .failed small {
    border-color: var(--danger);
    color: var(--danger);
  }
  .what .begin {
    color: var(--muted);
  }
  [part='cancel'] {
    padding: 0;
    background: none;
    color: var(--muted);
  }
  [part='people'] {
    overflow: auto;
    max-block-size: 200px;
    padding: 4px;
    border-block-start: 1px solid var(--line);
  }
  [part='person'] {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: 12px;
    border-radius: calc(var(--radius) - 4px);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [part='person'][aria-selected='true'] {
    background: var(--accent);
    color: var(--on-accent);
  }
  @media (forced-colors: active) {
    [part='person'][aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
