import type { Room } from '../../engine/room/room.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Layout } from '../../protocol/room-doc.ts';

/** Whom this person has pinned, or a host for all; or, where the stage is the speaker's, who has the floor. */
export function featured(room: Room, layout: Layout, isShared: boolean): MemberId | undefined {
  const { members, roster, voices, stage } = room;
  const has = (wanted: MemberId | null | undefined) => members.some(({ id }) => id === wanted);
  const { spotlight } = roster.doc.value.info;
  for (const wanted of [stage.pinned.value, spotlight]) if (has(wanted)) return wanted ?? undefined;
  if (layout !== 'speaker' || isShared) return undefined;
  const active = voices.active.value;
  return has(active) ? active : roster.others.value[0]?.id;
}
