import { css } from 'lit';

/** One's own picture before a call, with the two buttons over it. */
export const mirrorStyles = css`
  [part='preview'] {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    min-block-size: 150px;
    inline-size: 100%;
    overflow: hidden;
    border-radius: var(--radius);
    background: var(--stage);
    text-align: center;
  }
  [part='picture'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .mirrored {
    transform: scaleX(-1);
  }
  .remark {
    margin: 0;
    padding: var(--space) calc(2 * var(--space)) 64px;
  }
  .toggles {
    position: absolute;
    inset-block-end: var(--space);
    inset-inline: 0;
  }
`;
