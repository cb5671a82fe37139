/** A part of a long list: from one index to before another, and how much space stands for the rest of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/**
 * Which rows of a list are near what is in sight of it. `top` is how far the list is scrolled, `heights` what the rows
 * measure or are believed to; all in pixels.
 */
export function listRange(
  heights: readonly number[],
  { top, height }: { readonly top: number; readonly height: number },
  margin: number,
): Range {
  let from = 0;
  let above = 0;
  while (from < heights.length - 1 && above + (heights[from] ?? 0) < top - margin) {
    above += heights[from] ?? 0;
    from += 1;
  }
  let to = from;
  let end = above;
  while (to < heights.length && (end < top + height + margin || to === from)) {
    end += heights[to] ?? 0;
    to += 1;
  }
  let below = 0;
  for (let index = to; index < heights.length; index += 1) below += heights[index] ?? 0;
  return { from, to, above, below };
}

/** Where a row begins. */
export function topOf(heights: readonly number[], index: number): number {
  let top = 0;
  for (let row = 0; row < index; row += 1) top += heights[row] ?? 0;
  return top;
}

/** The row at a height, and how far it begins above that. */
export function rowAt(heights: readonly number[], top: number): { index: number; offset: number } {
  let begin = 0;
  for (let index = 0; index < heights.length; index += 1) {
    const end = begin + (heights[index] ?? 0);
    if (end > top) return { index, offset: begin - top };
    begin = end;
  }
  return { index: heights.length - 1, offset: 0 };
}
