import { nothing } from 'lit';
import type { Room } from '../../engine/room/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Localize } from '../base/localize.ts';
import { hand as handUp } from './hand.ts';
import { pin } from './pin.ts';

/** What few tiles have: a raised hand, and the button that keeps somebody on the stage, where there are several. */
export function extras(
  { id, name, hand }: Member,
  { stage }: Room,
  words: Localize,
  isMany: boolean,
): unknown {
  const isPinned = stage.pinned.value === id;
  const toggle = () => {
    stage.pinned.value = isPinned ? undefined : id;
  };
  return [
    hand === null ? nothing : handUp(name, words),
    isMany ? pin(isPinned, name, words, toggle) : nothing,
  ];
}
