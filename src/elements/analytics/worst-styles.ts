import { css } from 'lit';

/** How the list of the worst calls looks. */
export const worstStyles = css`
  [part='calls'] > li {
    display: grid;
    gap: calc(0.5 * var(--space)) calc(3 * var(--space));
    padding-block: calc(1.5 * var(--space));
  }
  [part='calls'] > li + li {
    border-block-start: 1px solid var(--line);
  }
  [part='calls'] > li:last-child {
    padding-block-end: 0;
  }
  .none {
    margin-block-start: var(--space);
  }
  [part='people'] {
    overflow-wrap: anywhere;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(1.5 * var(--space));
  }
  .when > * {
    white-space: nowrap;
  }
  .how {
    display: grid;
    gap: calc(0.5 * var(--space));
    align-content: start;
  }
  [part='poor'] {
    font-size: 13px;
  }
  [part='causes'] {
    display: grid;
    gap: calc(0.25 * var(--space));
    padding-inline-start: 1.1em;
    font-size: 13px;
    list-style: disc;
  }
  @container (min-width: 560px) {
    [part='calls'] > li {
      grid-template: 'people how' auto 'when how' auto 'causes how' 1fr / 1fr minmax(160px, 30%);
    }
    .how {
      grid-area: how;
    }
    [part='people'] {
      grid-area: people;
    }
    .when {
      grid-area: when;
    }
    [part='causes'] {
      grid-area: causes;
    }
  }
`;
