import { Level } from './level.ts';
import { hear, isSpeech, NOTHING_HEARD, SAMPLE_EVERY } from './speech-policy.ts';

/** Calls `onSpeech` once, when somebody speaks into a microphone, muted or not, before `until` is aborted. */
export function listenForSpeech(
  track: MediaStreamTrack,
  onSpeech: () => void,
  until: AbortSignal,
): void {
  if (until.aborted) return;
  const level = new Level(track);
  let heard = NOTHING_HEARD;
  const timer = setInterval(() => {
    const now = level.read();
    // What is not listened to is not silence.
    if (now !== undefined) heard = hear(heard, now);
    if (!isSpeech(heard)) return;
    stop();
    onSpeech();
  }, SAMPLE_EVERY);
  const stop = (): void => {
    clearInterval(timer);
    level.close();
    until.removeEventListener('abort', stop);
  };
  until.addEventListener('abort', stop, { once: true });
}
