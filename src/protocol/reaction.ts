/** What people can throw in without a word: few, so that each has its own words for those who cannot see it. */
export const REACTIONS = ['👍', '👏', '❤️', '😂', '😮', '😢', '🎉', '🙏'] as const;
export type Reaction = (typeof REACTIONS)[number];
