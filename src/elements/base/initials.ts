/** The first letters of a name's first and last word, for where there is no picture. Whole characters, not halves. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const segmenter = new Intl.Segmenter();
  const letters = ends.map(
    (word = '') => segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}
