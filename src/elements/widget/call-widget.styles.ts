import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { toggleStyles } from '../base/toggle-styles.ts';

export const callWidgetStyles = [
  moreTokens,
  buttonStyles,
  toggleStyles,
  css`
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--space);
    }
    [popover] {
      position: fixed;
      inset: auto;
      inset-block-end: calc(2 * var(--space) + env(safe-area-inset-bottom));
      inset-inline-end: calc(2 * var(--space));
      display: flex;
      gap: var(--space);
      padding: var(--space);
      border: 1px solid var(--line);
      border-radius: calc(1.5 * var(--radius));
      background: var(--surface);
      color: var(--text);
      box-shadow: var(--shadow);
    }
    [part='panel'] {
      flex-direction: column;
      inline-size: min(var(--call-widget-width, 380px), 100vw - 4 * var(--space));
      block-size: min(var(--call-widget-height, 600px), 100dvh - 4 * var(--space));
    }
    [part='minimized'] {
      max-inline-size: calc(100vw - 4 * var(--space));
    }
    [part='restore'] {
      min-inline-size: 0;
    }
    .who {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .live {
      flex: none;
      border: 5px solid var(--positive);
      border-radius: 50%;
    }
    .count {
      flex: none;
      min-inline-size: 20px;
      padding-inline: 5px;
      border-radius: 999px;
      background: var(--danger);
      color: var(--on-danger);
      font-size: 12px;
      line-height: 20px;
    }
    @media (prefers-reduced-motion: no-preference) {
      .live {
        animation: live 2s ease-in-out infinite;
      }
    }
    @keyframes live {
      50% {
        opacity: 0.35;
      }
    }
    .stage {
      position: relative;
      flex: 1 1 55%;
      min-block-size: 0;
    }
    .door {
      display: flex;
      flex-direction: column;
      gap: var(--space);
      block-size: 100%;
      padding-block-start: 52px;
      overflow: auto;
    }
    .door .lobby {
      flex: 1;
    }
    .lobby {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: calc(1.5 * var(--space));
      block-size: 100%;
      padding: calc(2 * var(--space));
      border-radius: var(--radius);
      background: var(--stage);
      text-align: center;
    }
    .face {
      display: grid;
      place-items: center;
      inline-size: 88px;
      block-size: 88px;
      border-radius: 50%;
      background: var(--accent);
      color: var(--on-accent);
      font-size: 32px;
      font-weight: 600;
    }
    .whom {
      max-inline-size: 100%;
      margin: 0;
      overflow: hidden;
      font-size: 1.2em;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    chat-panel {
      flex: 1 1 45%;
      min-block-size: 0;
    }
    call-controls {
      flex: none;
      padding-block: 2px;
    }
    .corner {
      position: absolute;
      z-index: 3;
      inset-block-start: 6px;
      inset-inline-end: 6px;
      display: grid;
      justify-items: end;
      gap: 4px;
    }
    .corner button {
      inline-size: 44px;
      padding: 0;
      background: var(--veil);
      color: var(--on-veil);
    }
    .corner [aria-pressed='true'] {
      background: var(--accent);
      color: var(--on-accent);
    }
    .corner p {
      margin: 0;
      max-inline-size: 260px;
      padding: 5px 14px;
      border-radius: var(--radius);
      background: var(--veil);
      color: var(--on-veil);
    }
    @media (max-width: 520px) {
      [part='panel'] {
        inset: 0;
        inline-size: 100vw;
        block-size: 100dvh;
        border: 0;
        border-radius: 0;
        padding-block-end: calc(var(--space) + env(safe-area-inset-bottom));
      }
    }
  `,
];
