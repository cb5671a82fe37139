import type { Tone } from '../../media/tones.ts';

/** Sounds while something rings, and not a moment longer. */
export class RingingSound {
  readonly #tone: Tone;
  #playing: AbortController | undefined;

  constructor(tone: Tone) {
    this.#tone = tone;
  }

  /** Says whether it should sound now, and from which source (see `playTone`). */
  set(isRinging: boolean, source: string): void {
    if (isRinging === (this.#playing !== undefined)) return;
    this.#playing?.abort();
    this.#playing = undefined;
    if (!isRinging) return;
    this.#playing = new AbortController();
    const { signal } = this.#playing;
    import('../../media/tones.ts').then(
      ({ playTone }) => playTone(this.#tone, source, signal),
      () => {
        // Not loaded, for want of a network: the card is in sight all the same.
      },
    );
  }
}
