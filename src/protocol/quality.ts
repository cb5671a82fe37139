/** How good pictures may be: as chosen by each for what they send, and by the host for all. */
export const QUALITIES = ['auto', 'high', 'medium', 'low'] as const;
export type Quality = (typeof QUALITIES)[number];
