import { gallery } from '../../layout/gallery.ts';
import { grid } from '../../layout/grid.ts';
import type { Place, Size } from '../../layout/layout.ts';
import { presentation } from '../../layout/presentation.ts';
import { type Places, type Scene, screenKey } from './places.ts';

/** What the buttons that turn pages need below the tiles, in CSS pixels. */
const PAGER = 60;

/** Screens, and whoever is featured, on the stage with the others beside it; or everybody on the pages of a gallery. */
export function arrange(scene: Scene, stage: Size, gap: number): Places {
  const { members, sharers, featured } = scene;
  const isThere = members.some(({ id }) => id === featured);
  const large = [
    ...sharers.map(screenKey),
    ...(featured !== undefined && isThere ? [featured] : []),
  ];
  const small = members.map(({ id }) => id).filter((id) => !large.includes(id));
  if (large.length === 0) {
    const whole = gallery(small.length, stage, gap, scene.page);
    const above = { ...stage, height: Math.max(0, stage.height - PAGER) };
    const { places, page, pages } =
      whole.pages > 1 ? gallery(small.length, above, gap, scene.page) : whole;
    return { tiles: placed(small, places), page, pages };
  }
  const { screens, people } =
    small.length > 0
      ? presentation(large.length, small.length, stage, gap)
      : { screens: grid(large.length, stage, gap), people: [] };
  const tiles = new Map([...placed(large, screens), ...placed(small, people)]);
  return { tiles, page: 0, pages: 1 };
}

const placed = (keys: readonly string[], places: readonly (Place | undefined)[]) =>
  new Map(
    keys.flatMap((key, at) => {
      const place = places[at];
      return place ? [[key, place] as const] : [];
    }),
  );
