/** Where an item of a list is; the greatest place is the first of it. */
export interface Placed<T> {
  readonly place: number;
  readonly item: T;
}

interface Item {
  readonly id: string;
}

/** What has to be written for a list to become another one. */
export interface ListChange<T> {
  readonly gone: readonly string[];
  readonly put: readonly Placed<T>[];
}

/** How `before`, first item first, becomes `after`: what stays as it is, and where it is, is not written. */
export function listChange<T extends Item>(
  before: readonly Placed<T>[],
  after: readonly T[],
): ListChange<T> {
  const known = new Map(before.map((placed) => [placed.item.id, placed]));
  const left = new Set(after.map(({ id }) => id));
  const put: Placed<T>[] = [];
  let last = 0;
  for (const item of [...after].reverse()) {
    const old = known.get(item.id);
    const place = old && old.place > last ? old.place : last + 1;
    if (old?.item !== item || old.place !== place) put.push({ place, item });
    last = place;
  }
  const gone = before.map(({ item }) => item.id).filter((id) => !left.has(id));
  return { gone, put };
}
