import { css } from 'lit';
import { sheetStyles } from './sheet.styles.ts';

export const fullChatStyles = css`
  ${sheetStyles}
  /* What is in sight is kept where it is by us. */
  [part='list'] {
    overflow-anchor: none;
  }
  [part='message'] {
    position: relative;
    border-radius: var(--radius);
  }
  [part='message']:focus-visible {
    outline-offset: 1px;
  }
  .state {
    padding-inline: 4px;
  }
  .text a {
    color: var(--accent);
  }
  .mine .text a {
    color: inherit;
  }
  .begin {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .deleted .text {
    color: var(--muted);
    font-style: italic;
  }
  .mention {
    color: var(--accent);
    font-weight: 600;
  }
  .mine .mention {
    color: inherit;
  }
  .mention.me {
    padding-inline: 3px;
    border-radius: 4px;
    background: var(--accent);
    color: var(--on-accent);
  }
  .for-me .bubble {
    border-inline-start: 3px solid var(--accent);
  }
  .marked .bubble {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .day,
  .unread {
    display: flex;
    align-items: center;
    gap: var(--space);
    align-self: stretch;
    margin-block-end: var(--space);
    color: var(--muted);
    font-size: 13px;
  }
  .day::before,
  .day::after,
  .unread::before,
  .unread::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--line);
  }
  .unread {
    color: var(--accent);
    font-weight: 600;
  }
  .unread::before,
  .unread::after {
    border-color: currentColor;
  }
  .earlier {
    padding-block: var(--space);
    color: var(--muted);
    font-size: 13px;
    text-align: center;
  }
  [part='quote'] {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 0;
    inline-size: 100%;
    margin-block: 2px 6px;
    padding: 4px 10px;
    border-width: 0;
    border-inline-start: 3px solid var(--accent);
    border-radius: 6px;
    background: color-mix(in srgb, var(--text) 6%, transparent);
    color: var(--muted);
    font-size: 13px;
    text-align: start;
  }
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 14px 6px;
    max-inline-size: 100%;
    margin-block: 5px 3px;
  }
  [part='reaction'] {
    position: relative;
    gap: 5px;
    max-inline-size: 100%;
    min-block-size: 30px;
    padding: 1px 9px;
    border-color: var(--line);
    border-radius: 999px;
    background: var(--surface);
    color: var(--muted);
    font-size: 13px;
  }
  /* The target is larger than what is seen of it. */
  [part='reaction']::after {
    content: '';
    position: absolute;
    inset: -8px -2px;
  }
  [part='reaction'][aria-pressed='true'] {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 14%, var(--surface));
    color: var(--text);
  }
  .glyph {
    font-size: 16px;
  }
  .givers {
    overflow: hidden;
    max-inline-size: 22ch;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='actions'] {
    position: absolute;
    z-index: 1;
    inset-block-start: -12px;
    inset-inline-end: 0;
    display: flex;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .mine [part='actions'] {
    inset-inline: 0 auto;
  }
  [part='actions'] button {
    padding: 0;
    background: none;
    color: var(--muted);
  }
  [part='actions'] button:hover,
  [part='actions'] button:focus-visible {
    color: var(--text);
  }
  [part='actions'] .sure {
    padding-inline: 12px;
    background: var(--danger);
    color: var(--on-danger);
  }
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
    .mention {
      text-decoration: underline;
    }
    [part='reaction'][aria-pressed='true'] {
      border-width: 2px;
    }
  }
`;
