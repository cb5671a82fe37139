import { type Gallery, gallery, PAGER, paged } from './gallery.ts';
import { grid } from './grid.ts';
import type { Place, Size } from './layout.ts';

/** The people take this part of the side that they share with the screens, within these limits in CSS pixels. */
const PART = 0.22;
const SMALLEST = 72;
/** Beside the screens: the buttons that turn pages have room there. */
const SLIMMEST = 104;
/** In the corner of a screen is a button of its own. */
const CORNER = 52;
const LARGEST = 240;
/** And never more than this part of it. */
const MOST = 0.4;

/** None of the people beside is narrower or lower than this, where there is room for one, in CSS pixels. */
const LEAST: Size = { width: 72, height: 72 };

/** No screen is wider, or taller, than this: what it cannot use is for the people. */
const WIDEST = 2;
const TALLEST = 3 / 4;

/** The shape by which two ways to divide the stage are compared. */
const USUAL = 16 / 9;

/** The people may be on pages: those of others than `page` have no place. */
export interface Presentation extends Pick<Gallery, 'page' | 'pages'> {
  readonly screens: readonly Place[];
  readonly people: Gallery['places'];
  /** Where the buttons that turn pages go: below who stands beside, above who stands below. */
  readonly pager: Place;
}

/**
 * Shared screens with the people beside or below them, whichever shows the screens larger. One screen fills its part of
 * the stage; several share it.
 */
export function presentation(
  screens: number,
  people: number,
  stage: Size,
  gap = 0,
  wanted = 0,
): Presentation {
  const { width, height } = stage;
  const aside = strip(width, width - gap - screens * height * WIDEST, SLIMMEST);
  const beside: Division = {
    screens: { x: 0, y: 0, width: rest(width, aside, gap), height },
    people: { x: width - aside, y: 0, width: aside, height },
    pager: at(width - aside, height, aside),
    arrange: paged,
  };
  const under = strip(height, height - gap - screens * width * TALLEST, SMALLEST);
  const below: Division = {
    screens: { x: 0, y: 0, width, height: rest(height, under, gap) },
    people: { x: 0, y: height - under, width, height: under },
    // A strip has no room to spare: they stand on the screens, beside what is in the corner there.
    pager: at(Math.max(0, width - PAGER.width - CORNER), height - under - gap, PAGER.width),
    arrange: gallery,
  };
  const divided = (way: Division): Presentation => {
    const { places, page, pages } = way.arrange(people, way.people, gap, wanted, LEAST);
    return {
      ...{ screens: fill(way.screens, screens, gap), pager: way.pager, page, pages },
      people: places.map((place) => place && moved(way.people, place)),
    };
  };
  const [one, other] = [divided(beside), divided(below)];
  return shown(one) >= shown(other) ? one : other;
}

interface Division {
  readonly screens: Place;
  readonly people: Place;
  readonly pager: Place;
  readonly arrange: typeof gallery;
}

/** How much of a side the people get: their part, or what the screens leave. */
function strip(side: number, left: number, least: number): number {
  const part = Math.min(LARGEST, Math.max(least, side * PART));
  return Math.min(side * MOST, Math.max(part, left));
}

/** The place of the buttons, from where they end. */
const at = (x: number, bottom: number, width: number): Place => ({
  ...{ x, width, height: PAGER.height },
  y: Math.max(0, bottom - PAGER.height),
});

const rest = (side: number, taken: number, gap: number): number => Math.max(0, side - taken - gap);

function fill(area: Place, count: number, gap: number): readonly Place[] {
  return count === 1 ? [area] : grid(count, area, gap).map((place) => moved(area, place));
}

const moved = (area: Place, place: Place): Place => ({
  ...place,
  x: area.x + place.x,
  y: area.y + place.y,
});

/** How wide a usual screen is seen. */
const shown = ({ screens: [tile] }: Presentation): number =>
  tile ? Math.min(tile.width, tile.height * USUAL) : 0;
