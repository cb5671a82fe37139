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
      box-sizing: border-box;
      container-type: inline-size;
      /* Where its width is to be that of what is in it, as in a popover. */
      contain-intrinsic-inline-size: 26em;
      padding: calc(0.5 * var(--space)) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
    }
    :host([popover]:not(:popover-open)) {
      display: none;
    }
    p {
      margin: 0;
    }
    .all,
    .answers {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: end;
      gap: var(--space);
    }
    .all {
      padding-block: var(--space);
      border-block-end: 1px solid var(--line);
    }
    .all button,
    [part='older'] {
      padding-inline: calc(1.5 * var(--space));
    }
    [part='count'] {
      flex: 1 1 auto;
      font-weight: 600;
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
      display: grid;
      grid-template:
        'kind about tools' auto
        'kind way way' auto / auto 1fr auto;
      column-gap: var(--space);
      padding-block: calc(1.5 * var(--space));
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    .kind {
      position: relative;
      grid-area: kind;
      align-self: start;
      display: flex;
      color: var(--accent);
    }
    /* A border has a colour also where backgrounds have none. */
    .unread .kind::after {
      position: absolute;
      inset-block-start: 26px;
      inset-inline-start: 5px;
      border: 5px solid var(--accent);
      border-radius: 50%;
      content: '';
    }
    .about {
      grid-area: about;
      display: grid;
      align-content: start;
      gap: calc(0.5 * var(--space));
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    [part='what'] {
      font-weight: 600;
    }
    li:not(.unread) .kind,
    li:not(.unread) [part='what'] {
      color: var(--muted);
      font-weight: 400;
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
    call-button {
      grid-area: way;
      justify-self: start;
      margin-block-start: var(--space);
    }
    .tools {
      grid-area: tools;
      align-self: start;
      display: flex;
      margin-block-start: calc(-0.5 * var(--space));
      margin-inline-end: calc(-1 * var(--space));
    }
    .tools button {
      padding: 0;
      background: none;
      color: var(--muted);
    }
    .tools button:hover:not([aria-disabled='true']) {
      background: var(--raised);
      color: var(--text);
    }
    .tools [aria-disabled='true'] .icon {
      opacity: 0.5;
    }
    [part='older'] {
      inline-size: 100%;
      margin-block: var(--space);
    }
    @media (forced-colors: active) {
      .tools {
        margin-inline-end: 0;
      }
    }
    @container (max-width: 380px) {
      [part='count'] {
        flex-basis: 100%;
      }
      li {
        grid-template:
          'kind about about' auto
          'kind way tools' auto / auto 1fr auto;
      }
      .tools {
        align-self: end;
        margin-block: var(--space) 0;
      }
    }
  `,
];
