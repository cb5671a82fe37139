/** How deep is looked: no schema goes further. */
const DEPTH = 8;

/**
 * Whether a payload has a key that every object has anyway (`__proto__`, `toString`), at whatever depth: schemas take that for
 * one of their own, and let it pass.
 */
export function hasInheritedKey(value: unknown, depth = DEPTH): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  return Object.entries(value).some(
    ([key, inner]) => key in Object.prototype || hasInheritedKey(inner, depth - 1),
  );
}
