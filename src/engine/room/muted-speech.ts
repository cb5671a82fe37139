import type { ReadonlySignal, Signal } from '@preact/signals-core';
import { watch } from '../../base/watch.ts';
import type { Source } from '../../media/source.ts';
import type { Facts } from '../facts.ts';

/** Notices when somebody speaks into a muted microphone: once for each time that it is muted. */
export class MutedSpeech {
  readonly #isHeard: Signal<boolean>;
  readonly #facts: Facts;
  #muting = new AbortController();
  #isTold = false;

  /** It is noticed while one would speak to somebody (`isTalking`); `isHeard` is whether that is to be shown now. */
  constructor(
    isHeard: Signal<boolean>,
    microphone: Source,
    isTalking: ReadonlySignal<boolean>,
    facts: Facts,
    until: AbortSignal,
  ) {
    this.#isHeard = isHeard;
    this.#facts = facts;
    watch(() => {
      this.#muting.abort();
      this.#isHeard.value = false;
      const state = microphone.state.value;
      if (state.status !== 'muted') this.#isTold = false;
      if (state.status !== 'muted' || this.#isTold || !isTalking.value) return;
      this.#muting = new AbortController();
      void this.#listen(state.track, AbortSignal.any([this.#muting.signal, until]));
    }, until);
  }

  async #listen(track: MediaStreamTrack, until: AbortSignal): Promise<void> {
    try {
      const { noticeSpeech } = await import('./notice-speech.ts');
      const show = (isHeard: boolean) => {
        this.#isHeard.value = isHeard;
        this.#isTold = true;
      };
      noticeSpeech(track, show, this.#facts, until);
    } catch {
      // No network, or no sound to listen with: nobody is told, and the button says it all the same.
    }
  }
}
