import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { tokens } from '../base/tokens.ts';

export const callButtonStyles = [
  tokens,
  buttonStyles,
  css`
    :host {
      display: inline-block;
    }
    button {
      max-inline-size: 100%;
    }
    [part='icon'] {
      display: inline-flex;
    }
    [part='label'] {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    [part='presence'] {
      flex: none;
      inline-size: 10px;
      block-size: 10px;
      border-radius: 50%;
      border: 2px solid currentcolor;
    }
    .available {
      border-width: 5px;
    }
    .busy {
      border-width: 4px 2px;
    }
  `,
];
