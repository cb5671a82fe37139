import { html } from 'lit';
import signalLow from 'lucide/dist/esm/icons/signal-low.mjs';
import signalMedium from 'lucide/dist/esm/icons/signal-medium.mjs';
import type { Room } from '../../engine/room/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { qualityText } from '../base/quality-text.ts';

/** That somebody is not heard and seen well, and why: a sign on the tile, and the words when one asks it. */
export function qualityBadge({ quality, roster }: Room, { id }: Member, words: Localize): unknown {
  const { value } = quality;
  const { level, reason } = (id === roster.me.value?.id ? value : value.members.get(id)) ?? {};
  if (!level || level === 'good') return undefined;
  const label = qualityText(words, level, reason);
  return html`<span part="badge" class="quality ${level}" role="img" aria-label=${label} title=${label}
    >${icon(level === 'poor' ? signalLow : signalMedium)}</span
  >`;
}
