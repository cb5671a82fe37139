import { after } from '../../base/timers.ts';
import { listenForSpeech } from '../../media/listen-for-speech.ts';
import type { Facts } from '../facts.ts';

/** Milliseconds for which somebody is shown that the others do not hear. */
const SHOWN = 8_000;

/** Says once that somebody speaks into a muted microphone. */
export function noticeSpeech(
  track: MediaStreamTrack,
  show: (isHeard: boolean) => void,
  facts: Facts,
  until: AbortSignal,
): void {
  const heard = () => {
    show(true);
    facts.emit('call-notice', { code: 'muted-speech', slot: 'microphone' });
    after(SHOWN, () => show(false), until);
  };
  listenForSpeech(track, heard, until);
}
