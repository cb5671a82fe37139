import { css, html, nothing } from 'lit';
import type { Engine } from '../../engine/engine.ts';
import type { Room } from '../../engine/room/room.ts';
import { act } from '../base/act.ts';
import '../base/english-controls.ts';
import type { Localize } from '../base/localize.ts';

export const styles = css`
  .wide {
    inline-size: auto;
    block-size: auto;
    padding-inline: calc(2 * var(--space));
    border-radius: var(--radius);
  }
  [part='line'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--space);
    margin-block-end: var(--space);
    color: var(--text);
    overflow-wrap: anywhere;
  }
`;

/** Calls on hold, this one or others, each with the way back to it. */
export function linesOf(host: HTMLElement, engine: Engine, room: Room, words: Localize): unknown {
  const resume = () =>
    act(host, engine, 'call-toggle', { slot: 'hold', on: false }, (now) => now.hold(false));
  const switchTo = ({ id }: Room) =>
    act(host, engine, 'call-toggle', { slot: 'hold', on: true }, (now) => now.switchTo(id));
  return html`
    ${
      room.held.value
        ? line(words.term('callOnHold'), words.term('resume'), 'resume', resume)
        : nothing
    }
    ${engine.held.value.map((other) => {
      const names = words.list(other.roster.others.value.map(({ name }) => name));
      return line(words.term('otherOnHold', names), words.term('switchCall'), 'switch', () =>
        switchTo(other),
      );
    })}
  `;
}

function line(text: string, label: string, part: string, press: () => void): unknown {
  return html`<div part="line">
    <span dir="auto">${text}</span>
    <button part="button ${part}" class="accent wide" aria-label="${label}: ${text}" @click=${press}>${label}</button>
  </div>`;
}
