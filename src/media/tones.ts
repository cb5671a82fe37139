/** Two notes (Hz), how long they sound and after how long they come again (seconds). */
interface Pattern {
  readonly notes: readonly number[];
  readonly length: number;
  readonly every: number;
  readonly loudness: number;
}

/** Made of sine waves, since a sound file would weigh more than the rest of the ringing. */
const PATTERNS = {
  ringtone: { notes: [659.25, 783.99, 987.77], length: 0.22, every: 2.4, loudness: 0.18 },
  ringback: { notes: [440, 480], length: 0.5, every: 3, loudness: 0.05 },
} as const satisfies Record<string, Pattern>;

export type Tone = keyof typeof PATTERNS;

/** Plays a built-in tone, or the sound of a URL, again and again until `until` is aborted. `none` is silence. */
export function playTone(tone: Tone, source: string, until: AbortSignal): void {
  if (source === 'none' || until.aborted) return;
  if (source !== '') loopSound(source, until);
  else loopNotes(PATTERNS[tone], until);
}

function loopSound(url: string, until: AbortSignal): void {
  const sound = new Audio(url);
  sound.loop = true;
  // Without a gesture the browser may refuse; the card is in sight all the same.
  sound.play().catch(() => {});
  until.addEventListener('abort', () => sound.pause(), { once: true });
}

function loopNotes({ notes, length, every, loudness }: Pattern, until: AbortSignal): void {
  const context = new AudioContext();
  const once = (): void => {
    notes.forEach((frequency, index) => {
      const start = context.currentTime + index * length;
      const volume = context.createGain();
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + length * 1.6);
      const note = context.createOscillator();
      note.frequency.value = frequency;
      note.connect(volume).connect(context.destination);
      note.start(start);
      note.stop(start + length * 1.7);
    });
  };
  once();
  const timer = setInterval(once, every * 1000);
  until.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      void context.close();
    },
    { once: true },
  );
}
