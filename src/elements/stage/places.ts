import { faceToFace } from '../../layout/face-to-face.ts';
import { grid } from '../../layout/grid.ts';
import type { Place, Size } from '../../layout/layout.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** Where everybody's tile goes. */
export function placesOf(
  layout: string,
  members: readonly Member[],
  me: MemberId | undefined,
  stage: Size,
  gap: number,
): ReadonlyMap<MemberId, Place> {
  const other = members.find(({ id }) => id !== me);
  if (layout === 'auto' && members.length === 2 && other && me !== undefined) {
    const places = faceToFace(stage, gap);
    return new Map([
      [other.id, places.other],
      [me, places.own],
    ]);
  }
  const places = grid(members.length, stage, gap);
  return new Map(members.flatMap(({ id }, index) => (places[index] ? [[id, places[index]]] : [])));
}
