import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';

export const noticeListStyles = [
  tokens,
  moreTokens,
  buttonStyles,
  css`
    :host {
      display: block;
      padding: calc(0.5 * var(--space)) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
    }
    p {
      margin: 0;
    }
    .all,
    .answers {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space);
    }
    .all {
      padding-block: var(--space);
      border-block-end: 1px solid var(--line);
    }
    [part='count'] {
      flex: 1 1 auto;
      font-weight: 600;
    }
    .all button,
    [part='older'] {
      padding-inline: calc(1.5 * var(--space));
    }
    .question p {
      flex: 1 1 100%;
    }
    ul {
      display: grid;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: var(--space) calc(1.5 * var(--space));
      padding-block: calc(1.5 * var(--space));
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    /* What has the focus for a moment, so that it is not lost, is no control. */
    ul:focus,
    li:focus,
    [part='empty']:focus {
      outline-offset: -3px;
    }
    li:not(.unread) .kind,
    li:not(.unread) [part='what'] {
      color: var(--muted);
    }
    li:not(.unread) [part='what'] {
      font-weight: 400;
    }
    .kind {
      position: relative;
      display: flex;
      padding-block-start: 0.1em;
      color: var(--accent);
    }
    /* A border has a colour also where backgrounds have none. */
    .unread .kind::after {
      position: absolute;
      inset-block-start: -2px;
      inset-inline-end: -4px;
      border: 5px solid var(--accent);
      border-radius: 50%;
      outline: 2px solid var(--surface);
      content: '';
    }
    .about {
      display: grid;
      gap: calc(0.5 * var(--space));
      flex: 1 1 12em;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    [part='what'] {
      font-weight: 600;
    }
    /* Said aloud; seen as the dot. */
    .mark {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    [part='text'] {
      display: -webkit-box;
      overflow: hidden;
      padding-inline-start: var(--space);
      border-inline-start: 3px solid var(--line);
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 4;
      line-clamp: 4;
      white-space: pre-line;
    }
    time,
    [part='empty'] {
      color: var(--muted);
    }
    [part='empty'] {
      padding-block: calc(1.5 * var(--space));
    }
    .answers {
      margin-inline-start: auto;
    }
    .answers button {
      padding: 0;
    }
    .question .answers button {
      padding-inline: calc(1.5 * var(--space));
    }
    [part='older'] {
      inline-size: 100%;
      margin-block: var(--space);
    }
  `,
];
