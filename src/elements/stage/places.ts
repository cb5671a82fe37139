import { faceToFace } from '../../layout/face-to-face.ts';
import { grid } from '../../layout/grid.ts';
import type { Place, Size } from '../../layout/layout.ts';
import type { presentation as Present } from '../../layout/presentation.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';

/** Where the tile of each is, and that of each one's screen. */
export interface Places {
  readonly people: ReadonlyMap<MemberId, Place>;
  readonly screens: ReadonlyMap<MemberId, Place>;
}

const NONE: ReadonlyMap<MemberId, Place> = new Map();

/** Those whose screens are on the stage: the others; one's own would only show itself. */
export const sharersOf = (members: readonly Member[], me: MemberId | undefined) =>
  members.filter(({ id, screen }) => screen && id !== me);

/** Where everybody's tile goes, and everybody's screen, once it is known how to present that. */
export function placesOf(
  layout: string,
  members: readonly Member[],
  me: MemberId | undefined,
  stage: Size,
  gap: number,
  present?: typeof Present,
): Places {
  const sharers = sharersOf(members, me);
  if (present && sharers.length > 0) {
    const { screens, people } = present(sharers.length, members.length, stage, gap);
    return { people: byMember(members, people), screens: byMember(sharers, screens) };
  }
  const other = members.find(({ id }) => id !== me);
  if (layout === 'auto' && members.length === 2 && other && me !== undefined) {
    const places = faceToFace(stage, gap);
    const people = new Map([
      [other.id, places.other],
      [me, places.own],
    ]);
    return { people, screens: NONE };
  }
  return { people: byMember(members, grid(members.length, stage, gap)), screens: NONE };
}

const byMember = (members: readonly Member[], places: readonly Place[]) =>
  new Map(members.flatMap(({ id }, index) => (places[index] ? [[id, places[index]]] : [])));
