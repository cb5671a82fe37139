import signalFull from 'lucide/dist/esm/icons/signal.mjs';
import signalLow from 'lucide/dist/esm/icons/signal-low.mjs';
import signalZero from 'lucide/dist/esm/icons/signal-zero.mjs';
import type { MemberHealth, OwnHealth } from '../../engine/room/health-state.ts';
import type { Room } from '../../engine/room/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

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
  { health, roster }: Room,
  { id }: Member,
  words: Localize,
): { readonly shape: Icon; readonly label: string; readonly isGood: boolean } {
  const isSelf = id === roster.me.value?.id;
  const state = isSelf ? health.own.value : (health.members.value.get(id) ?? 'connecting');
  return { shape: ICONS[state], label: words.term(TERMS[state]), isGood: state === 'connected' };
}
