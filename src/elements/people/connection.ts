import { computed } from '@preact/signals-core';
import signalFull from 'lucide/dist/esm/icons/signal.mjs';
import signalLow from 'lucide/dist/esm/icons/signal-low.mjs';
import signalZero from 'lucide/dist/esm/icons/signal-zero.mjs';
import type { MemberHealth, OwnHealth } from '../../engine/room/health-state.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { qualityText } from '../base/quality-text.ts';

const TERMS = {
  connecting: 'connecting',
  connected: 'goodConnection',
  weak: 'weak',
  frozen: 'frozen',
  reconnecting: 'reconnecting',
  lost: 'connectionLost',
} as const satisfies Record<MemberHealth | OwnHealth, string>;

const ICONS: Readonly<Record<MemberHealth | OwnHealth, Icon>> = {
  connecting: signalZero,
  connected: signalFull,
  weak: signalLow,
  frozen: signalLow,
  reconnecting: signalZero,
  lost: signalZero,
};

/** How well somebody can be reached: as a picture, and in words. */
export function connectionOf(
  { health, quality, roster }: Room,
  { id }: Member,
  words: Localize,
): { readonly shape: Icon; readonly label: string; readonly isGood: boolean } {
  const isSelf = id === roster.me.value?.id;
  const state = isSelf ? health.own.value : (health.members.value.get(id) ?? 'connecting');
  // Looked at each second: what shows it renders again when it is another word.
  const flaw = computed(() => {
    const { value } = quality;
    const { level, reason } = (isSelf ? value : value.members.get(id)) ?? {};
    return level && level !== 'good' ? qualityText(words, level, reason) : '';
  }).value;
  if (state === 'connected' && flaw) return { shape: signalLow, label: flaw, isGood: false };
  return { shape: ICONS[state], label: words.term(TERMS[state]), isGood: state === 'connected' };
}
