import { html, nothing } from 'lit';
import chart from 'lucide/dist/esm/icons/chart-column.mjs';
import download from 'lucide/dist/esm/icons/download.mjs';
import smile from 'lucide/dist/esm/icons/face-slightly-smiling.mjs';
import paperclip from 'lucide/dist/esm/icons/paperclip.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import { type Icon, icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { rove } from './roving.ts';

/** What the button beside the text field offers. */
export interface MenuDeeds {
  readonly emoji: () => void;
  /** Where files can be shared. */
  readonly file: (() => void) | undefined;
  readonly search: () => void;
  readonly download: () => void;
  /** For hosts alone. */
  readonly statistics: (() => void) | undefined;
}

export function chatMenu(deeds: MenuDeeds, words: Localize): unknown {
  const onKey = (event: KeyboardEvent): void => {
    const items = (event.currentTarget as HTMLElement).querySelectorAll('button');
    rove(event, [...items]);
  };
  const item = (part: keyof MenuDeeds, shape: Icon, label: string) =>
    deeds[part]
      ? html`<button part="item ${part}" type="button" role="menuitem" @click=${deeds[part]}>
          ${icon(shape)} ${label}
        </button>`
      : nothing;
  return html`<div class="items" role="none" @keydown=${onKey}>
    ${item('emoji', smile, words.term('emoji'))}
    ${item('file', paperclip, words.term('sendFile'))}
    ${item('search', search, words.term('searchMessages'))}
    ${item('download', download, words.term('saveAsText'))}
    ${item('statistics', chart, words.term('statistics'))}
  </div>`;
}
