import { css } from 'lit';
import { moreTokens } from '../base/more-tokens.ts';

export const videoGridStyles = [
  moreTokens,
  css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      min-block-size: 180px;
      block-size: 100%;
      border-radius: var(--radius);
      background: var(--stage);
      container-type: inline-size;
    }
    .stage {
      position: absolute;
      inset: 0;
    }
    [part~='tile'] {
      position: absolute;
      overflow: hidden;
      border-radius: var(--radius);
      background: var(--raised);
      container-type: size;
    }
    .floating {
      z-index: 1;
      box-shadow: var(--shadow);
      outline: 2px solid var(--surface);
    }
    [part='video'] {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
    .blank {
      position: absolute;
      visibility: hidden;
    }
    /* A picture that stands still, or may well do so. */
    .still [part='video'] {
      filter: grayscale(1) brightness(0.6);
    }
    [part='tile'][local] [part='video'] {
      transform: scaleX(-1);
    }
    [part='avatar'] {
      display: grid;
      place-items: center;
      block-size: 100%;
    }
    [part='avatar'] span {
      display: grid;
      place-items: center;
      inline-size: min(45cqmin, 120px);
      aspect-ratio: 1;
      border-radius: 50%;
      background: var(--accent);
      color: var(--on-accent);
      font-size: min(17cqmin, 46px);
      font-weight: 600;
      line-height: 1;
    }
    .caption {
      position: absolute;
      inset: auto 0 0;
      display: flex;
      align-items: center;
      gap: 6px;
      padding: 6px;
      font-size: 13px;
    }
    .caption > *,
    .trouble {
      padding: 3px 8px;
      border-radius: 7px;
      background: var(--veil);
      color: var(--on-veil);
    }
    /* One's own floating picture stands in the other corner, a quarter of the stage or more wide. */
    .stage:has(> .floating):not(:has(> :nth-child(3))) .caption:not(.floating > *) {
      inset-inline-end: 45%;
    }
    [part='name'] {
      overflow: hidden;
      min-inline-size: 0;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .muted {
      flex: none;
      display: inline-flex;
      padding-inline: 5px;
    }
    .muted .icon {
      inline-size: 16px;
      block-size: 16px;
    }
    .trouble {
      position: absolute;
      inset-block-start: 6px;
      inset-inline-start: 6px;
      max-inline-size: calc(100% - 12px);
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-size: 13px;
    }
    @media (forced-colors: active) {
      [part~='tile'] {
        border: 1px solid;
      }
    }
    .empty {
      margin: 0;
      text-align: center;
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      color: var(--muted);
    }
    .notices {
      position: absolute;
      z-index: 2;
      inset: 10px 56px auto;
      display: grid;
      justify-items: center;
      gap: 6px;
    }
    .notices p {
      margin: 0;
      padding: 5px 14px;
      font-size: 14px;
      border-radius: 18px;
      background: var(--veil);
      color: var(--on-veil);
      text-align: center;
    }
  `,
];
