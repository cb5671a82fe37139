import { html } from 'lit';
import { EMOJI } from './emoji-list.ts';
import { rove } from './roving.ts';

/** Pixels of a cell, and of what is around the grid. */
const CELL = 44;
const AROUND = 34;

/** Emoji to choose from, in a grid that arrow keys move through (ARIA `grid`). As many in a row as there is room for. */
export function emojiPicker(label: string, width: number, pick: (emoji: string) => void): unknown {
  const columns = Math.max(4, Math.min(9, Math.floor((width - AROUND) / CELL)));
  const rows = Array.from({ length: Math.ceil(EMOJI.length / columns) }, (_, row) =>
    EMOJI.slice(row * columns, (row + 1) * columns),
  );
  const onKey = (event: KeyboardEvent): void => {
    const grid = event.currentTarget as HTMLElement;
    rove(event, [...grid.querySelectorAll('button')], columns);
  };
  return html`<div part="emoji" role="grid" aria-label=${label} @keydown=${onKey}>
    ${rows.map(
      (row, index) => html`<div role="row">
        ${row.map(
          (emoji, column) => html`<span role="gridcell"
            ><button type="button" tabindex=${index + column === 0 ? 0 : -1} @click=${() => pick(emoji)}>${emoji}</button></span
          >`,
        )}
      </div>`,
    )}
  </div>`;
}
