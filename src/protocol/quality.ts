/** How good pictures may be: as chosen by each for what they send, and by the host for all. */
export const QUALITIES = ['auto', 'high', 'medium', 'low'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Those that take something away, the lowest first. */
const LESS: readonly Quality[] = ['low', 'medium'];

/** What holds where each chooses for what they send, and the host for all: the host can but lower it. */
export const lowerQuality = (own: Quality, hosts?: Quality): Quality =>
  LESS.find((one) => one === own || one === hosts) ?? own;

/** Why a call is not better: what is lost on its way out or in, sound that comes late, a picture that stands still, few pictures. */
export type QualityCause = 'upload-loss' | 'download-loss' | 'delay' | 'frozen' | 'frames';
