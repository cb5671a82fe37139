import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';

export const chatPanelStyles = [
  moreTokens,
  buttonStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 160px;
      block-size: 100%;
      overflow: hidden;
      border-radius: var(--radius);
      background: var(--surface);
    }
    :host(:state(hidden)) {
      display: none;
    }
    [part='list'] {
      flex: 1;
      min-block-size: 0;
      overflow: hidden auto;
      overscroll-behavior: contain;
      padding: var(--space) calc(1.5 * var(--space)) calc(1.5 * var(--space));
    }
    /* The panel hides what is outside of it. */
    [part='list']:focus-visible,
    [part='input']:focus-visible {
      outline-offset: -3px;
    }
    p {
      margin: 0;
    }
    .empty {
      padding-block: calc(3 * var(--space));
      color: var(--muted);
      text-align: center;
    }
    [part='message'] {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      padding-block-start: calc(1.5 * var(--space));
    }
    .following {
      padding-block-start: 4px;
    }
    .mine {
      align-items: flex-end;
    }
    .head {
      display: flex;
      gap: 0.5ch;
      max-inline-size: 100%;
      margin-block-end: 3px;
      color: var(--muted);
      font-size: 13px;
      white-space: nowrap;
    }
    .from {
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
    }
    .bubble {
      max-inline-size: min(100%, 44ch);
      padding: 7px 12px;
      border-radius: var(--radius);
      background: var(--raised);
    }
    .text {
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .mine .bubble {
      background: color-mix(in srgb, var(--accent) 16%, var(--surface));
    }
    @media (forced-colors: active) {
      .bubble {
        border: 1px solid;
      }
    }
    .sending .bubble {
      opacity: 0.7;
    }
    .state {
      color: var(--muted);
      font-size: 13px;
    }
    .failed .state {
      color: var(--danger);
    }
    .retry {
      padding: 0 var(--space);
      background: none;
      color: var(--accent);
      text-decoration: underline;
    }
    [part='composer'] {
      display: flex;
      align-items: flex-end;
      gap: calc(0.5 * var(--space));
      padding: var(--space);
      border-block-start: 1px solid var(--line);
    }
    [part='input'] {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 44px;
      max-block-size: 132px;
      /* Not by the direction of what is written: beside it is the button for more. */
      padding: 10px 12px 10px 44px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--text);
      font: inherit;
      resize: none;
      field-sizing: content;
    }
    :host(:dir(rtl)) [part='input'] {
      padding: 10px 44px 10px 12px;
    }
    [part='input']::placeholder {
      color: var(--muted);
      opacity: 1;
    }
    [part='send'] {
      inline-size: 44px;
      padding: 0;
    }
    [dir='rtl'] .icon,
    :host(:dir(rtl)) [part='send'] .icon {
      transform: scaleX(-1);
    }
  `,
];
