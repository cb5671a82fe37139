import { LIMITS } from '../../src/protocol/limits.ts';

/**
 * A name fit to be shown: one line, without direction marks and overlong tails, whole characters (graphemes) only.
 * Empty where there is nothing to see.
 */
export function displayName(name: string): string {
  const text = name
    .slice(0, LIMITS.name * 16)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cs}\p{Bidi_Control}]/gu, '')
    .trim();
  if (!/[^\s\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text)) return '';
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (short.length + segment.length > LIMITS.name) break;
    short += segment;
  }
  return short.trim();
}
