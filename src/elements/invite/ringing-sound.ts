import { type ReadonlySignal, signal } from '@preact/signals-core';
import { nextGesture } from '../../base/next-gesture.ts';
import { oneTab } from '../../base/one-tab.ts';
import { playTone, type ToneName } from '../../media/tones.ts';

/** Sounds while something rings, and not a moment longer. */
export class RingingSound {
  /** Whether the browser wants a gesture before it lets this page sound. */
  readonly isBlocked: ReadonlySignal<boolean>;
  readonly #isBlocked = signal(false);
  readonly #tone: ToneName;
  #playing: AbortController | undefined;

  constructor(tone: ToneName) {
    this.isBlocked = this.#isBlocked;
    this.#tone = tone;
  }

  /** Says whether it should sound now, and from which source (see `playTone`). */
  set(isRinging: boolean, source: string): void {
    if (isRinging === (this.#playing !== undefined)) return;
    this.#playing?.abort();
    this.#playing = undefined;
    this.#isBlocked.value = false;
    if (!isRinging) return;
    this.#playing = new AbortController();
    this.#sound(source, this.#playing.signal).catch(() => {
      // Its file cannot be had, or no sound card: the card is in sight all the same.
    });
  }

  async #sound(source: string, until: AbortSignal): Promise<void> {
    const play = () => playTone(this.#tone, source, until);
    for (;;) {
      // All tabs of a browser ring for one person, who has to hear it once. Who calls does so in one tab alone.
      const outcome =
        this.#tone === 'ringtone'
          ? await oneTab('call-elements ringtone', play, until)
          : await play();
      if (outcome !== 'blocked' || until.aborted) return;
      // The lock is free by now, for a tab that may sound.
      this.#isBlocked.value = true;
      await nextGesture(until);
      if (until.aborted) return;
      this.#isBlocked.value = false;
    }
  }
}
