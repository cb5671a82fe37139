import { css } from 'lit';

export const videoGridStyles = css`
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
  [part='tile'] {
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
  .caption > * {
    padding: 3px 8px;
    border-radius: 7px;
    background: rgb(12 14 18 / 0.72);
    color: #fff;
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
    flex: none;
  }
  @container (width < 140px) {
    .trouble {
      display: none;
    }
  }
  .empty,
  .alone,
  .lost {
    margin: 0;
    text-align: center;
  }
  .empty {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--muted);
  }
  .alone,
  .lost {
    position: absolute;
    z-index: 2;
    inset: 12px 12px auto;
    inline-size: fit-content;
    max-inline-size: calc(100% - 24px);
    margin-inline: auto;
    padding: 6px 14px;
    border-radius: 999px;
    background: rgb(12 14 18 / 0.72);
    color: #fff;
  }
`;
