import { nothing } from 'lit';
import type { Room } from '../../engine/room/room.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { Localize } from '../base/localize.ts';
import { hand as handUp } from './hand.ts';
import { pin } from './pin.ts';
import { qualityBadge } from './quality-badge.ts';

/** What few tiles have: a raised hand, that the connection is not good, and, where there are several, the button that pins. */
export function extras(
  member: Member,
  room: Room,
  words: Localize,
  { isMany, isGood }: { readonly isMany: boolean; readonly isGood: boolean },
): unknown {
  const { id, name, hand } = member;
  const { stage } = room;
  const isPinned = stage.pinned.value === id;
  const toggle = () => {
    stage.pinned.value = isPinned ? undefined : id;
  };
  return [
    hand === null ? nothing : handUp(name, words),
    isGood ? nothing : qualityBadge(room, member, words),
    isMany ? pin(isPinned, name, words, toggle) : nothing,
  ];
}
