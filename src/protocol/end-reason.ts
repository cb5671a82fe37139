/** Why a call is over, the same words on both sides. */
export const END_REASONS = [
  'hung-up',
  'declined',
  'busy',
  'cancelled',
  'expired',
  'answered-elsewhere',
  'ended',
  'ejected',
  'denied',
  'moved',
  'offline',
  'failed',
] as const;
export type EndReason = (typeof END_REASONS)[number];
