import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { tokens } from '../base/tokens.ts';

export const missedCallsStyles = [
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
    ul {
      display: grid;
      gap: var(--space);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space) calc(1.5 * var(--space));
      padding-block: var(--space);
    }
    li + li {
      border-block-start: 1px solid var(--line);
    }
    .kind {
      display: flex;
      color: var(--danger);
    }
    .about {
      flex: 1 1 9em;
      min-inline-size: 0;
    }
    [part='caller'] {
      display: block;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    time,
    [part='empty'] {
      color: var(--muted);
    }
    [part='empty'] {
      margin: 0;
      padding-block: calc(1.5 * var(--space));
    }
    .answers {
      display: flex;
      gap: var(--space);
      margin-inline-start: auto;
    }
    [part='blocked'] {
      display: block;
      color: var(--danger);
    }
    [part='block'],
    [part='dismiss'] {
      padding: 0;
    }
    [part='dismiss-all'] {
      margin-block: var(--space);
    }
  `,
];
