import type { Place, Size } from './layout.ts';

/** One's own picture takes this part of the stage's shorter side, within these limits in CSS pixels. */
const PART = 0.26;
const SMALLEST = 72;
const LARGEST = 180;

/** Two people: the other fills the stage, and one's own picture floats in its lower end corner. */
export function faceToFace(stage: Size, gap = 0): { readonly other: Place; readonly own: Place } {
  const other = { x: 0, y: 0, ...stage };
  const side = Math.min(LARGEST, Math.max(SMALLEST, Math.min(stage.width, stage.height) * PART));
  const isUpright = stage.height > stage.width;
  const width = isUpright ? side : (side * 4) / 3;
  const height = isUpright ? (side * 4) / 3 : side;
  const own = { x: stage.width - width - gap, y: stage.height - height - gap, width, height };
  return { other, own };
}
