import type { Words } from './words.ts';

/** The languages besides English, each loaded when it is first met. */
export const LANGUAGES: Readonly<Record<string, () => Promise<Words>>> = {
  fr: async () => (await import('./fr.ts')).fr,
};
