import { html } from 'lit';
import '../base/english-layouts.ts';
import chevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import type { Places } from './places.ts';

/** Which page is shown, and the way to those before and after it: below those who are on pages. */
export function pager(
  { page, pages, pager: place }: Places,
  words: Localize,
  turn: (to: number) => void,
): unknown {
  const button = (to: number, part: string, label: string, way: typeof chevronLeft) =>
    html`<button type="button" part="page ${part}" aria-label=${label} title=${label} aria-disabled=${to < 0 || to >= pages ? 'true' : 'false'} @click=${() => to >= 0 && to < pages && turn(to)}>${icon(way)}</button>`;
  const { x, y, width } = place ?? {};
  // By the property: pages may forbid the attribute.
  const style = place
    ? `inset: ${y}px auto auto; inset-inline-start: ${x}px; inline-size: ${width}px`
    : '';
  return html`<div class="pages" .style=${style}>
    <div class="pager" role="group" aria-label=${words.term('pages')}>
      ${button(page - 1, 'previous', words.term('previousPage'), chevronLeft)}
      <span aria-live="polite">${words.term('pageOf', page + 1, pages)}</span>
      ${button(page + 1, 'next', words.term('nextPage'), chevronRight)}
    </div>
  </div>`;
}
