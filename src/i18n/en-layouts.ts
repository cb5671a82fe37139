import type { LayoutWords } from './stage-words.ts';

export const enLayouts: LayoutWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  pin: (name) => `Keep ${name} on the stage`,
  raisedHand: (name) => `${name} has a hand up`,
  pages: 'Pages',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pageOf: (page, pages) => `${page} of ${pages}`,
};
