import { css } from 'lit';
import { composingStyles } from './composing.styles.ts';
import { sheetStyles } from './sheet.styles.ts';

export const fullChatStyles = css`
  ${sheetStyles}
  ${composingStyles}
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
  .system {
    align-items: center;
  }
  .system .head {
    display: none;
  }
  .system .bubble {
    padding-block: 2px;
    border-color: transparent;
    background: none;
    color: var(--muted);
    font-size: 13px;
    text-align: center;
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
  .text:empty {
    display: none;
  }
  [part='file'] {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    max-inline-size: 100%;
    border-radius: calc(var(--radius) - 4px);
    color: inherit;
    text-decoration: none;
  }
  .text:not(:empty) + [part='file'] {
    margin-block-start: 6px;
  }
  .bubble:has(> .picture) {
    padding-inline: 7px;
  }
  .picture img {
    display: block;
    min-inline-size: 80px;
    max-inline-size: 100%;
    block-size: 160px;
    border-radius: inherit;
    object-fit: cover;
  }
  .name {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-decoration: underline;
  }
  small {
    color: var(--muted);
    font-size: 13px;
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
    inset-block-start: -7px;
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
  @media (forced-colors: active) {
    .mention {
      text-decoration: underline;
    }
    [part='reaction'][aria-pressed='true'] {
      border-width: 2px;
    }
  }
`;
