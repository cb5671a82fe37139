import { html } from 'lit';
import '../base/english-layouts.ts';
import pinIcon from 'lucide/dist/esm/icons/pin.mjs';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

/** Keeps somebody's picture on the stage, for this person alone. */
export const pin = (
  isPinned: boolean,
  name: string,
  words: Localize,
  toggle: () => void,
): unknown =>
  html`<button
    part="pin"
    type="button"
    aria-pressed=${isPinned ? 'true' : 'false'}
    aria-label=${words.term('pin', name)}
    title=${words.term('pin', name)}
    @click=${toggle}
  >${icon(pinIcon)}</button>`;
