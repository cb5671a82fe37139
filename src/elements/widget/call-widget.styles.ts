import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';

export const callWidgetStyles = [
  buttonStyles,
  css`
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--space);
    }
    [part='panel'] {
      position: fixed;
      inset: auto calc(2 * var(--space)) calc(2 * var(--space)) auto;
      display: flex;
      flex-direction: column;
      gap: var(--space);
      inline-size: min(var(--call-widget-width, 380px), 100vw - 4 * var(--space));
      block-size: min(var(--call-widget-height, 600px), 100dvh - 4 * var(--space));
      padding: var(--space);
      border: 1px solid var(--line);
      border-radius: calc(1.5 * var(--radius));
      background: var(--surface);
      color: var(--text);
      box-shadow: var(--shadow);
    }
    :host(:dir(rtl)) [part='panel'] {
      inset-inline: auto calc(2 * var(--space));
    }
    .stage {
      position: relative;
      flex: 1 1 55%;
      min-block-size: 0;
    }
    chat-panel {
      flex: 1 1 45%;
      min-block-size: 0;
    }
    call-controls {
      flex: none;
      padding-block: 2px;
    }
    [part='minimize'] {
      position: absolute;
      z-index: 3;
      inset: 6px 6px auto auto;
      inline-size: 44px;
      padding: 0;
      background: rgb(12 14 18 / 0.6);
      color: #fff;
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
