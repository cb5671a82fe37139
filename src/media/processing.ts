/** What browsers can do to a microphone's sound (W3C Media Capture, section 4.3.8). */
export const PROCESSING = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

export type Process = (typeof PROCESSING)[number];

/** Which of these are wanted. */
export type Processing = Readonly<Record<Process, boolean>>;

export const ALL_PROCESSING: Processing = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
