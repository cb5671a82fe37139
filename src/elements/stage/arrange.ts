import { paged } from '../../layout/gallery.ts';
import { grid } from '../../layout/grid.ts';
import type { Place, Size } from '../../layout/layout.ts';
import { presentation } from '../../layout/presentation.ts';
import { type Places, type Scene, screenKey } from './places.ts';

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
    const { places, page, pages } = paged(small.length, stage, gap, scene.page);
    return { tiles: placed(small, places), page, pages };
  }
  if (small.length === 0) {
    return { tiles: placed(large, grid(large.length, stage, gap)), page: 0, pages: 1 };
  }
  const found = presentation(large.length, small.length, stage, gap, scene.page);
  const tiles = new Map([...placed(large, found.screens), ...placed(small, found.people)]);
  return { tiles, page: found.page, pages: found.pages, pager: found.pager };
}

const placed = (keys: readonly string[], places: readonly (Place | undefined)[]) =>
  new Map(
    keys.flatMap((key, at) => {
      const place = places[at];
      return place ? [[key, place] as const] : [];
    }),
  );
