import type { Slot } from '../protocol/slot.ts';

/** What encoders are to keep when they cannot keep all (W3C MediaStreamTrack Content Hints, section 3). */
const HINTS: Readonly<Record<Slot, string>> = {
  microphone: 'speech',
  camera: 'motion',
  // Text is to be read: rather fewer frames than a blur.
  screen: 'detail',
  'screen-audio': 'music',
};

/** Says what is in a track, unless whoever made it has. */
export function hint(slot: Slot, track: MediaStreamTrack): void {
  if (track.contentHint === '') track.contentHint = HINTS[slot];
}
