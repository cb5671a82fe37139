import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';

/** The card of a call that rings, in or out. */
export const cardStyles = [
  moreTokens,
  buttonStyles,
  css`
    :host {
      display: contents;
    }
    [part='dialog'] {
      position: fixed;
      inset: calc(2 * var(--space) + env(safe-area-inset-top)) 0 auto;
      inline-size: min(360px, 100vw - 4 * var(--space));
      max-block-size: calc(100dvh - 4 * var(--space));
      margin-inline: auto;
      padding: calc(2.5 * var(--space));
      border: 1px solid var(--line);
      border-radius: calc(1.5 * var(--radius));
      background: var(--surface);
      color: var(--text);
      box-shadow: var(--shadow);
      text-align: center;
    }
    @media (prefers-reduced-motion: no-preference) {
      [part='dialog']:popover-open {
        animation: arrive 180ms ease-out;
      }
      .ringing .face {
        animation: ring 1.6s ease-in-out infinite;
      }
    }
    @keyframes arrive {
      from {
        opacity: 0;
        transform: translateY(-12px);
      }
    }
    @keyframes ring {
      50% {
        box-shadow: 0 0 0 10px color-mix(in srgb, var(--accent) 18%, transparent);
      }
    }
    .face {
      display: grid;
      place-items: center;
      inline-size: 72px;
      block-size: 72px;
      margin: var(--space) auto calc(1.5 * var(--space));
      border-radius: 50%;
      background: var(--accent);
      color: var(--on-accent);
      font-size: 28px;
      font-weight: 600;
    }
    .who {
      margin: 0;
      font-size: 1.2em;
      font-weight: 600;
      overflow-wrap: anywhere;
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      overflow: hidden;
    }
    .what {
      margin: calc(0.5 * var(--space)) 0 0;
      color: var(--muted);
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space);
      margin-block-start: calc(2.5 * var(--space));
    }
    .actions button {
      flex: 1 1 auto;
    }
    .said {
      margin: var(--space) 0 0;
      overflow-wrap: anywhere;
    }
    .said::before {
      content: open-quote;
    }
    .said::after {
      content: close-quote;
    }
    .other {
      display: flex;
      align-items: center;
      gap: var(--space);
      margin-block-start: calc(1.5 * var(--space));
      padding-block-start: var(--space);
      border-block-start: 1px solid var(--line);
      text-align: start;
    }
    .other .who {
      flex: 1;
      min-inline-size: 0;
      font-size: 1em;
      -webkit-line-clamp: 1;
    }
    .other .what {
      margin: 0;
    }
    .other button {
      flex: none;
      padding: 0;
    }
    .quiet {
      inline-size: 100%;
      margin-block-start: var(--space);
      background: none;
      color: var(--muted);
    }
    .positive {
      background: var(--positive);
      color: var(--on-positive);
    }
  `,
];
