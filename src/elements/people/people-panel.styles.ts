import { css } from 'lit';
import { buttonStyles } from '../base/button-styles.ts';
import { moreTokens } from '../base/more-tokens.ts';
import { choiceStyles } from '../base/quality-choice.ts';
import { tokens } from '../base/tokens.ts';
import { formStyles } from './form-styles.ts';
import { personStyles } from './person-styles.ts';

export const peoplePanelStyles = [
  tokens,
  moreTokens,
  buttonStyles,
  formStyles,
  choiceStyles,
  personStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 160px;
      max-block-size: 100%;
      overflow: hidden;
      border-radius: var(--radius);
      background: var(--surface);
    }
    :host(:state(hidden)),
    :host([hidden]) {
      display: none;
    }
    [part='content'] {
      container-type: inline-size;
      flex: 1;
      min-block-size: 0;
      overflow: hidden auto;
      overscroll-behavior: contain;
      padding: calc(1.5 * var(--space));
    }
    /* The panel hides what is outside of it. */
    [part='content']:focus-visible,
    summary:focus-visible {
      outline-offset: -3px;
    }
    h2,
    h3,
    p {
      margin: 0;
    }
    h2 {
      font-size: 1.2em;
      overflow-wrap: anywhere;
    }
    h3 {
      font-size: 1em;
      font-weight: 600;
    }
    header {
      display: grid;
      justify-items: start;
      gap: calc(0.5 * var(--space));
      margin-block-end: calc(2 * var(--space));
    }
    .line {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--space);
      inline-size: 100%;
    }
    [part='description'] {
      color: var(--muted);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    [part='notice'] {
      margin-block-end: calc(1.5 * var(--space));
      padding: var(--space) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--danger) 12%, var(--surface));
    }
    [part='empty'] {
      padding: calc(3 * var(--space)) calc(1.5 * var(--space));
      color: var(--muted);
      text-align: center;
    }
    [part='waiting'] {
      margin-block-end: calc(2 * var(--space));
      padding: var(--space) calc(1.5 * var(--space));
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--accent) 10%, var(--surface));
    }
    [part='waiting'] .line {
      min-block-size: 44px;
    }
    .line button {
      flex: none;
    }
    [part='waiting'] button:not(.accent) {
      background: var(--surface);
    }
    [part='search'] {
      margin-block: var(--space);
    }
    [part='tools'] {
      flex: none;
      border-block-start: 1px solid var(--line);
    }
    summary {
      min-block-size: 44px;
      padding: calc(1.25 * var(--space)) calc(1.5 * var(--space));
      cursor: pointer;
    }
    .tools {
      max-block-size: 40vh;
      overflow: auto;
      padding: 0 calc(1.5 * var(--space)) calc(1.5 * var(--space));
    }
    .deeds {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space);
      margin-block-start: var(--space);
    }
    .end {
      color: var(--danger);
    }
    @media (forced-colors: active) {
      [part='waiting'] {
        border: 1px solid;
      }
    }
  `,
];
