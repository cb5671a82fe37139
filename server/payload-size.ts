/** What a character of a text can become as JSON: `\u0000`. */
const ESCAPED = 6;
/** Characters of any number as JSON, and more than those of `false`. */
const NUMBER = 25;
/** How deep a payload is looked at here; what is deeper is left to `JSON.stringify`, which finds loops. */
const DEPTH = 8;

/** Whether a payload has so many characters as JSON at the most. What is nested too deeply, or into itself, has not. */
export function fits(payload: unknown, most: number): boolean {
  // Nearly all are far smaller, which is seen without making the JSON.
  return mostOf(payload, DEPTH) <= most || exactly(payload) <= most;
}

/** As many characters as it can be, or infinite where that is not known. */
function mostOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length * ESCAPED + 2;
  if (typeof value !== 'object' || value === null) return NUMBER;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain || depth === 0) return Number.POSITIVE_INFINITY;
  let sum = 2;
  for (const key in value) {
    sum += key.length * ESCAPED + 4 + mostOf((value as Record<string, unknown>)[key], depth - 1);
  }
  return sum;
}

function exactly(payload: unknown): number {
  try {
    return JSON.stringify(payload)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
