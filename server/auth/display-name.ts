import { LIMITS } from '../../src/protocol/limits.ts';

/** A name fit to be shown: without control characters and overlong tails, whole characters (graphemes) only. */
export function displayName(name: string): string {
  const text = name
    .slice(0, LIMITS.name * 16)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (short.length + segment.length > LIMITS.name) break;
    short += segment;
  }
  return short.trim();
}
