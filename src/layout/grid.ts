import type { Place, Size } from './layout.ts';

/** Tiles are no slimmer than 3:4 (a phone held upright) and no wider than 16:9, so that faces stay in the picture. */
const SLIMMEST = 3 / 4;
const WIDEST = 16 / 9;

/** The largest size within the allowed shapes that fits into a cell. */
function fit({ width, height }: Size): Size {
  const shape = width / height;
  if (shape > WIDEST) return { width: height * WIDEST, height };
  if (shape < SLIMMEST) return { width, height: width / SLIMMEST };
  return { width, height };
}

function cell(stage: Size, columns: number, rows: number, gap: number): Size {
  return {
    width: Math.max(0, (stage.width - gap * (columns - 1)) / columns),
    height: Math.max(0, (stage.height - gap * (rows - 1)) / rows),
  };
}

/**
 * Places equal tiles in rows so that they cover as much of the stage as they can; the rows stand in its middle, and so
 * does a last row that is not full. Of two ways that cover the same, the one with the fuller last row is taken.
 */
export function grid(count: number, stage: Size, gap = 0): readonly Place[] {
  if (count <= 0 || stage.width <= 0 || stage.height <= 0) return [];
  let best = { columns: 1, rows: count, tile: { width: 0, height: 0 } };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tile = fit(cell(stage, columns, rows, gap));
    const gain = tile.width * tile.height - best.tile.width * best.tile.height;
    const isFuller = columns * rows < best.columns * best.rows;
    if (gain > 0.5 || (gain > -0.5 && isFuller)) best = { columns, rows, tile };
  }
  const { columns, rows, tile } = best;
  const top = (stage.height - span(rows, tile.height, gap)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = (stage.width - span(inRow, tile.width, gap)) / 2;
    const x = start + (index % columns) * (tile.width + gap);
    return { x, y: top + row * (tile.height + gap), ...tile };
  });
}

const span = (count: number, size: number, gap: number): number => count * size + (count - 1) * gap;
