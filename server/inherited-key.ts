/** How deep is looked: no schema goes further. */
const DEPTH = 8;

/**
 * Whether a payload has a key that every object has anyway (`__proto__`, `toString`), at whatever depth: schemas take that for
 * one of their own, and let it pass.
 */
export function hasInheritedKey(value: unknown, depth = DEPTH): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  // Asked for each message: no list is made.
  for (const key in value) {
    if (key in Object.prototype) return true;
    if (hasInheritedKey((value as Record<string, unknown>)[key], depth - 1)) return true;
  }
  return false;
}
