import { css } from 'lit';

export const screenStyles = css`
  /* All of it: what is cut off could be what is talked about. */
  [part~='screen'] [part='video'] {
    object-fit: contain;
  }
  .awaited {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space);
    block-size: 100%;
    padding: var(--space);
    color: var(--muted);
    text-align: center;
  }
  [part~='screen'] .caption {
    inset-inline-end: 44px;
  }
  .caption .icon {
    inline-size: 28px;
    block-size: 24px;
    padding: 4px 6px;
  }
  [part~='fullscreen'] {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--veil);
    color: var(--on-veil);
    outline-offset: -3px;
    cursor: pointer;
  }
`;
