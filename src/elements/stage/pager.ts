import { html } from 'lit';
import '../base/english-layouts.ts';
import chevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

/** Which page of a gallery is shown, and the way to those before and after it. */
export function pager(
  page: number,
  pages: number,
  words: Localize,
  turn: (to: number) => void,
): unknown {
  const button = (to: number, part: string, label: string, way: typeof chevronLeft) =>
    html`<button type="button" part="page ${part}" aria-label=${label} title=${label} aria-disabled=${to < 0 || to >= pages ? 'true' : 'false'} @click=${() => to >= 0 && to < pages && turn(to)}>${icon(way)}</button>`;
  return html`
    <div class="pager" role="group" aria-label=${words.term('pages')}>
      ${button(page - 1, 'previous', words.term('previousPage'), chevronLeft)}
      <span aria-live="polite">${words.term('pageOf', page + 1, pages)}</span>
      ${button(page + 1, 'next', words.term('nextPage'), chevronRight)}
    </div>
  `;
}
