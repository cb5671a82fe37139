import { html } from 'lit';
import '../base/english-layouts.ts';
import handIcon from 'lucide/dist/esm/icons/hand.mjs';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

/** Somebody's raised hand. */
export const hand = (name: string, words: Localize): unknown =>
  html`<span part="badge" class="hand" role="img" aria-label=${words.term('raisedHand', name)}>${icon(handIcon)}</span>`;
