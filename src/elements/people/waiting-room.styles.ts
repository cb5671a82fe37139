import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { toggleStyles } from '../base/toggle-styles.ts';
import { tokens } from '../base/tokens.ts';
import { mirrorStyles } from '../setup/mirror-styles.ts';

export const waitingRoomStyles = [
  tokens,
  moreTokens,
  buttonStyles,
  toggleStyles,
  mirrorStyles,
  css`
    :host {
      display: block;
      min-inline-size: 0;
    }
    .card {
      display: grid;
      justify-items: center;
      gap: var(--space);
      max-inline-size: 480px;
      margin-inline: auto;
      padding: calc(2 * var(--space));
      border-radius: var(--radius);
      background: var(--surface);
      text-align: center;
    }
    [part='preview'] {
      margin-block-end: var(--space);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    [part='words'],
    [part='verdict'] {
      font-size: 1.1em;
      font-weight: 600;
    }
    [part='since'] {
      color: var(--muted);
    }
    [part='message'] {
      padding: var(--space) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: var(--raised);
      white-space: pre-line;
    }
    [part~='leave'] {
      margin-block-start: var(--space);
    }
    @media (forced-colors: active) {
      .card {
        border: 1px solid;
      }
    }
  `,
];
