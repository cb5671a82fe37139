import { grid } from './grid.ts';
import type { Place, Size } from './layout.ts';

/** No tile of a gallery is narrower or lower than this, in CSS pixels; a face is to be known by it. */
const LEAST: Size = { width: 160, height: 120 };
/** What the buttons that turn pages need, in CSS pixels. */
export const PAGER: Size = { width: 160, height: 60 };

export interface Gallery {
  /** Where the tiles of the page go that is shown; none for those of others. */
  readonly places: readonly (Place | undefined)[];
  readonly page: number;
  readonly pages: number;
}

/** The same, with room for the buttons that turn pages below it, where there are several. */
export function paged(...[count, stage, gap, wanted, least]: Parameters<typeof gallery>): Gallery {
  const whole = gallery(count, stage, gap, wanted, least);
  if (whole.pages === 1) return whole;
  const above = { ...stage, height: Math.max(0, stage.height - PAGER.height) };
  return gallery(count, above, gap, wanted, least);
}

/**
 * Equal tiles on pages, as many on each as can be told apart. Everybody keeps their page and place when others come or go
 * behind them. A page beyond the last one is the last one.
 */
export function gallery(
  count: number,
  stage: Size,
  gap = 0,
  wanted = 0,
  least: Size = LEAST,
): Gallery {
  const fit = (side: keyof Size) =>
    Math.max(1, Math.floor((stage[side] + gap) / (least[side] + gap)));
  const each = fit('width') * fit('height');
  const pages = Math.max(1, Math.ceil(count / each));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  // The last page is not full: its tiles are as large as those of the others.
  const shown = grid(pages > 1 ? each : count, stage, gap);
  const places = Array.from({ length: count }, (_, index) =>
    Math.floor(index / each) === page ? shown[index % each] : undefined,
  );
  return { places, page, pages };
}
