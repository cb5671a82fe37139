import { faceToFace } from '../../layout/face-to-face.ts';
import { grid } from '../../layout/grid.ts';
import type { Place, Size } from '../../layout/layout.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { Member } from '../../protocol/room-doc.ts';
import type { arrange } from './arrange.ts';
import type { VideoGrid } from './video-grid.ts';

/** What is to be placed, and how people want it. */
export interface Scene {
  readonly layout: VideoGrid['layout'];
  readonly selfView: VideoGrid['selfView'];
  /** Who is in the call, in the order in which they came. */
  readonly members: readonly Member[];
  readonly me: MemberId | undefined;
  readonly sharers: readonly Member[];
  /** Whose picture has the stage; undefined where all are equal. */
  readonly featured: MemberId | undefined;
  /** The page of a gallery, from 0. */
  readonly page: number;
}

/** Where each tile goes; those without a place are out of sight. */
export interface Places {
  readonly tiles: ReadonlyMap<string, Place>;
  readonly page: number;
  readonly pages: number;
  /** Where the buttons go that turn them, if not at the bottom of the stage. */
  readonly pager?: Place;
}

/** Above so many, equal tiles of everybody at once are too small for most stages. */
const MANY = 9;

/** What the tile of somebody's screen is known by; a person's is by the member's id. */
export const screenKey = ({ id }: Pick<Member, 'id'>): string => `screen ${id}`;

/** Those whose screens are on the stage: the others; one's own would only show itself. */
export const sharersOf = (members: readonly Member[], me: MemberId | undefined) =>
  members.filter(({ id, screen }) => screen && id !== me);

/** Whether two equal rows will not do: the rest of the layouts is loaded then. */
export const isElaborate = ({ layout, members, sharers, featured }: Scene): boolean =>
  sharers.length > 0 ||
  featured !== undefined ||
  layout === 'gallery' ||
  (layout === 'auto' && members.length > MANY);

/** Whether one's own picture floats above the others': in a conversation of two, or where one wants that. */
export function floats({ selfView, layout, members, me, sharers }: Scene): boolean {
  if (me === undefined || members.length < 2) return false;
  if (selfView !== 'auto') return selfView === 'floating';
  const isFaceToFace = members.length === 2 && sharers.length === 0;
  return isFaceToFace && (layout === 'auto' || layout === 'speaker');
}

/** Where all tiles go, by what there is to place them with. */
export function placesOf(
  scene: Scene,
  stage: Size,
  gap: number,
  elaborate?: typeof arrange,
): Places {
  const { me, selfView, members } = scene;
  const isFloating = floats(scene);
  const isAway = isFloating || (selfView === 'hidden' && members.length > 1);
  const people = isAway ? members.filter(({ id }) => id !== me) : members;
  const own = faceToFace(stage, gap);
  const [only] = people;
  const placed =
    elaborate && isElaborate(scene)
      ? elaborate({ ...scene, members: people }, stage, gap)
      : { tiles: equal(people, stage, gap), page: 0, pages: 1 };
  const tiles = new Map(placed.tiles);
  if (isFloating && only && people.length === 1 && tiles.size === 1) tiles.set(only.id, own.other);
  if (isFloating && me !== undefined) tiles.set(me, own.own);
  return { ...placed, tiles };
}

const equal = (people: readonly Member[], stage: Size, gap: number) => {
  const places = grid(people.length, stage, gap);
  return new Map(people.flatMap(({ id }, at) => (places[at] ? [[id, places[at]]] : [])));
};
