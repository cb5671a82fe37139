import { grid } from './grid.ts';
import type { Place, Size } from './layout.ts';

/** The people take this part of the side that they share with the screens, within these limits in CSS pixels. */
const PART = 0.22;
const SMALLEST = 72;
const LARGEST = 240;
/** And never more than this part of it. */
const MOST = 0.4;

/** No screen is wider, or taller, than this: what it cannot use is for the people. */
const WIDEST = 2;
const TALLEST = 3 / 4;

/** The shape by which two ways to divide the stage are compared. */
const USUAL = 16 / 9;

export interface Presentation {
  readonly screens: readonly Place[];
  readonly people: readonly Place[];
}

/**
 * Shared screens with the people beside or below them, whichever shows the screens larger. One screen fills its part of
 * the stage; several share it.
 */
export function presentation(screens: number, people: number, stage: Size, gap = 0): Presentation {
  const { width, height } = stage;
  const aside = strip(width, width - gap - screens * height * WIDEST);
  const beside: Division = {
    screens: { x: 0, y: 0, width: rest(width, aside, gap), height },
    people: { x: width - aside, y: 0, width: aside, height },
  };
  const under = strip(height, height - gap - screens * width * TALLEST);
  const below: Division = {
    screens: { x: 0, y: 0, width, height: rest(height, under, gap) },
    people: { x: 0, y: height - under, width, height: under },
  };
  const [one, other] = [beside, below].map((way) => {
    const places = fill(way.screens, screens, gap);
    return { screens: places, people: within(way.people, grid(people, way.people, gap)) };
  }) as [Presentation, Presentation];
  return shown(one) >= shown(other) ? one : other;
}

interface Division {
  readonly screens: Place;
  readonly people: Place;
}

/** How much of a side the people get: their part, or what the screens leave. */
function strip(side: number, left: number): number {
  const part = Math.min(LARGEST, Math.max(SMALLEST, side * PART));
  return Math.min(side * MOST, Math.max(part, left));
}

const rest = (side: number, taken: number, gap: number): number => Math.max(0, side - taken - gap);

function fill(area: Place, count: number, gap: number): readonly Place[] {
  return count === 1 ? [area] : within(area, grid(count, area, gap));
}

const within = (area: Place, places: readonly Place[]): readonly Place[] =>
  places.map((place) => ({ ...place, x: area.x + place.x, y: area.y + place.y }));

/** How wide a usual screen is seen. */
const shown = ({ screens: [tile] }: Presentation): number =>
  tile ? Math.min(tile.width, tile.height * USUAL) : 0;
