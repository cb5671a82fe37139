/** How good pictures may be: as chosen by each for what they send, and by the host for all. */
export const QUALITIES = ['auto', 'high', 'medium', 'low'] as const;
export type Quality = (typeof QUALITIES)[number];

const ORDER: readonly Quality[] = ['low', 'medium', 'high'];

/** What holds where each chooses for what they send, and the host for all: the lower of the two. */
export function lowerQuality(own: Quality, hosts: Quality = 'auto'): Quality {
  const chosen = [own, hosts];
  return ORDER.find((one) => chosen.includes(one)) ?? 'auto';
}
