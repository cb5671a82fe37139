/** A box in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a tile goes, in CSS pixels from the stage's top and start corner. */
export interface Place extends Size {
  readonly x: number;
  readonly y: number;
}
