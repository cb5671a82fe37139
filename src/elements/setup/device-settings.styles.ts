import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { toggleStyles } from '../base/toggle-styles.ts';
import { tokens } from '../base/tokens.ts';
import { mirrorStyles } from './mirror-styles.ts';

export const deviceSettingsStyles = [
  tokens,
  moreTokens,
  buttonStyles,
  toggleStyles,
  mirrorStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      align-items: start;
      gap: calc(2 * var(--space));
      min-inline-size: 0;
    }
    .look,
    .choices {
      display: grid;
      gap: calc(1.5 * var(--space));
      min-inline-size: 0;
    }
    [part='meter'] {
      block-size: 8px;
      overflow: hidden;
      border-radius: 999px;
      background: var(--raised);
    }
    [part='level'] {
      block-size: 100%;
      inline-size: 0;
      border-radius: inherit;
      background: var(--positive);
    }
    label {
      display: grid;
      gap: calc(0.5 * var(--space));
      min-inline-size: 0;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--space);
    }
    .row label {
      flex: 1 1 140px;
    }
    select {
      inline-size: 100%;
      min-inline-size: 0;
      min-block-size: 44px;
      padding: var(--space);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
      font: inherit;
      text-overflow: ellipsis;
    }
    details {
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    summary {
      min-block-size: 44px;
      padding: calc(1.25 * var(--space)) calc(1.5 * var(--space));
      border-radius: inherit;
      cursor: pointer;
    }
    .switch {
      display: flex;
      align-items: center;
      gap: calc(1.5 * var(--space));
      min-block-size: 44px;
      padding-inline: calc(1.5 * var(--space));
      cursor: pointer;
    }
    input {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--accent);
    }
    [part='notice'] {
      margin: 0;
      padding: var(--space) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--danger) 12%, var(--surface));
      color: var(--text);
      overflow-wrap: anywhere;
    }
    .notices {
      display: grid;
      gap: var(--space);
    }
    .notices:not(:has(*)) {
      display: none;
    }
    @media (forced-colors: active) {
      [part='meter'] {
        border: 1px solid CanvasText;
      }
      [part='level'] {
        background: Highlight;
        forced-color-adjust: none;
      }
    }
  `,
];
