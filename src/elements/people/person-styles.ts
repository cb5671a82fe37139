import { css } from 'lit';

/** The rows of people, and the menu of each. */
export const personStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    column-gap: var(--space);
    padding-block: calc(0.75 * var(--space));
  }
  li + li {
    border-block-start: 1px solid var(--line);
  }
  .face {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--accent) 18%, var(--surface));
    font-size: 13px;
    font-weight: 600;
  }
  .about {
    min-inline-size: 0;
  }
  /* A name has the direction of its script, and its place is that of the page. */
  .who {
    display: block;
  }
  [part='name'] {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  [part='role'] {
    display: block;
    color: var(--muted);
    font-size: 13px;
  }
  .signs {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 4px 6px;
    max-inline-size: 168px;
  }
  .sign {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    font-size: 13px;
  }
  .sign .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .off {
    color: var(--muted);
  }
  .bad {
    color: var(--danger);
  }
  [part='hand'] {
    padding-inline: 6px;
    border-radius: 999px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .more {
    inline-size: 44px;
    padding: 0;
    background: none;
  }
  /* Somebody without a menu has their signs where those of the others are. */
  .signs:last-child {
    margin-inline-end: calc(44px + var(--space));
  }
  li > .answers {
    justify-content: flex-end;
  }
  [part='knocking'] {
    grid-template-columns: auto minmax(0, 1fr) auto;
  }
  /* Where there is no room beside a name, what belongs to it stands below. */
  @container (max-width: 340px) {
    [part='person'] .signs {
      grid-row: 2;
      grid-column: 2;
      justify-content: flex-start;
      margin-block-start: 4px;
    }
    [part='person'] > .more {
      grid-row: 1 / 3;
      grid-column: 4;
    }
    [part='person'] > .about {
      grid-column: 2 / 4;
    }
    [part='knocking'] > .answers {
      grid-column: 1 / -1;
      margin-block-start: calc(0.5 * var(--space));
    }
  }
  [part='wish'] {
    grid-column: 1 / -1;
    margin-block-start: calc(0.5 * var(--space));
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space);
    padding: var(--space);
    border-radius: var(--radius);
    background: var(--raised);
  }
  [part='wish'] button:not(.accent) {
    background: var(--surface);
  }
  [part='menu'] {
    position-area: block-end span-inline-start;
    position-try-fallbacks: flip-block;
    inset: auto;
    min-inline-size: 200px;
    max-inline-size: calc(100vw - 2 * var(--space));
    max-block-size: calc(100dvh - 2 * var(--space));
    margin: 0;
    padding: calc(0.5 * var(--space));
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
    overflow: auto;
  }
  [part='menu'] button {
    display: flex;
    justify-content: flex-start;
    inline-size: 100%;
    border-radius: calc(var(--radius) - 0.5 * var(--space));
    background: none;
    text-align: start;
  }
  [part='menu'] button:hover,
  [part='menu'] button:focus {
    background: var(--raised);
    filter: none;
  }
  [part='menu'] :focus-visible {
    outline-offset: -3px;
  }
  [part~='action'][part~='eject'] {
    color: var(--danger);
  }
  @supports not (position-area: block-end) {
    [part='menu'] {
      inset: 0;
      block-size: fit-content;
      inline-size: fit-content;
      margin: auto;
    }
  }
  @media (forced-colors: active) {
    .face,
    [part='hand'],
    [part='wish'] {
      border: 1px solid;
    }
  }
`;
