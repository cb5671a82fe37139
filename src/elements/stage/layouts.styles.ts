import { css } from 'lit';

export const layoutStyles = css`
  [part='tile'].speaking::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--accent);
    border-radius: inherit;
    pointer-events: none;
  }
  [part='pin'],
  [part~='page'] {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    color: var(--on-veil);
    outline-offset: -3px;
    cursor: pointer;
  }
  [part='pin'] {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline-end: 0;
    opacity: 0;
  }
  [part='pin'] .icon {
    inline-size: 30px;
    block-size: 30px;
    padding: 6px;
    border-radius: 50%;
    background: var(--veil);
  }
  /* Where nothing hovers, it is always there. */
  [part='tile']:hover [part='pin'],
  [part='pin']:focus-visible,
  [part='pin'][aria-pressed='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    [part='pin'] {
      opacity: 1;
    }
  }
  [part='pin'][aria-pressed='true'] .icon {
    background: var(--accent);
    color: var(--on-accent);
  }
  /* On a low tile the face stands above the name. */
  @container (max-block-size: 100px) {
    [part='avatar'] {
      block-size: calc(100% - 26px);
    }
    .caption {
      padding: 3px;
      font-size: 12px;
    }
    .caption > * {
      padding: 1px 5px;
    }
  }
  /* No room for it on the smallest tiles: the others can be pinned where they are larger. */
  @container (max-inline-size: 96px) or (max-block-size: 80px) {
    [part='pin'][aria-pressed='false'] {
      display: none;
    }
  }
  .hand,
  .quality {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-start: 6px;
    display: grid;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
  }
  .hand .icon,
  .quality .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .quality {
    background: var(--veil);
    color: var(--on-veil);
  }
  .poor {
    background: var(--danger);
    color: var(--on-danger);
  }
  /* All in one corner: what is wrong stands below, and is said once. */
  .trouble:has(~ .hand),
  .hand ~ .quality {
    inset-block-start: 42px;
  }
  .trouble ~ .quality {
    display: none;
  }
  .pages {
    position: absolute;
    z-index: 2;
    inset: auto 0 0;
    display: grid;
    place-items: center;
    block-size: 60px;
    container-type: inline-size;
    pointer-events: none;
  }
  .pager {
    display: flex;
    align-items: center;
    gap: 6px;
    pointer-events: auto;
    border-radius: var(--radius);
    background: var(--veil);
    color: var(--on-veil);
    font-size: 14px;
  }
  /* In a slim strip there is room for the two buttons alone; the page is said all the same. */
  @container (max-inline-size: 150px) {
    .pager {
      gap: 0;
    }
    .pager span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  [part~='page'][aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .pager:dir(rtl) .icon {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    [part='pin'],
    .pager {
      border: 1px solid;
    }
  }
`;
