import { css } from 'lit';

/** What opens above the composer, and what is in it. */
export const sheetStyles = css`
  [part='sheet'] {
    position: fixed;
    inset: auto;
    inline-size: auto;
    max-inline-size: 460px;
    margin: 0;
    padding: var(--space);
    overflow: hidden auto;
    overscroll-behavior: contain;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  [part='sheet']:focus-visible {
    outline: none;
  }
  [part='sheet'].menu {
    inline-size: fit-content;
    padding: 4px;
  }
  .items {
    display: flex;
    flex-direction: column;
  }
  [role='menuitem'] {
    justify-content: flex-start;
    padding-inline: 12px 20px;
    background: none;
    text-align: start;
  }
  [role='menuitem'] .icon {
    color: var(--muted);
  }
  [role='menuitem']:hover,
  [role='menuitem']:focus-visible {
    background: var(--raised);
    outline-offset: -3px;
  }
  [part='emoji'] [role='row'] {
    display: flex;
    justify-content: center;
  }
  [part='emoji'] button {
    inline-size: 44px;
    padding: 0;
    background: none;
    font-size: 24px;
    line-height: 1;
  }
  [part='emoji'] button:hover,
  [part='emoji'] button:focus-visible {
    background: var(--raised);
    outline-offset: -3px;
  }
  [part='search'] {
    display: flex;
    gap: var(--space);
  }
  [part='search'] input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    padding-inline: 12px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
  [part='search'] button {
    padding: 0;
  }
  .count:not(:empty) {
    padding: var(--space) 4px 4px;
    color: var(--muted);
    font-size: 13px;
  }
  [part='results'] {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='results'] button {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 0;
    inline-size: 100%;
    padding: 6px 8px;
    background: none;
    text-align: start;
  }
  [part='results'] .older {
    align-items: center;
    color: var(--accent);
  }
  [part='results'] button:hover,
  [part='results'] button:focus-visible {
    background: var(--raised);
    outline-offset: -3px;
  }
  [part='results'] .begin {
    display: block;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  mark {
    border-radius: 3px;
    background: color-mix(in srgb, var(--accent) 30%, transparent);
    color: inherit;
  }
  [part='statistics'] {
    padding: 4px 8px;
  }
  [part='statistics'] h3 {
    margin: 0;
    font-size: 1.1em;
  }
  [part='statistics'] table {
    inline-size: 100%;
    margin-block: var(--space);
    border-collapse: collapse;
    font-size: 14px;
  }
  [part='statistics'] :is(th, td) {
    padding: 6px 4px;
    border-block-end: 1px solid var(--line);
    text-align: end;
    font-weight: 500;
  }
  [part='statistics'] th:first-child {
    overflow-wrap: anywhere;
    text-align: start;
  }
  thead {
    color: var(--muted);
    font-size: 13px;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
`;
