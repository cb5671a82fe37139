/** A microphone into which a test speaks, as loud as it likes. */
export class Voice {
  readonly #context = new AudioContext();
  readonly #gain = this.#context.createGain();
  readonly track: MediaStreamTrack;

  constructor() {
    const tone = this.#context.createOscillator();
    const out = this.#context.createMediaStreamDestination();
    this.#gain.gain.value = 0;
    tone.connect(this.#gain).connect(out);
    tone.start();
    this.track = out.stream.getAudioTracks()[0]!;
  }

  /** From 0 (silence) to 1. */
  speak(loudness: number): void {
    this.#gain.gain.cancelScheduledValues(0);
    this.#gain.gain.value = loudness;
  }

  /** Words, and the pauses between them, for a minute. */
  talk(): void {
    const { gain } = this.#gain;
    const now = this.#context.currentTime;
    for (let second = 0; second < 60; second += 0.6) {
      gain.setValueAtTime(0.5, now + second);
      gain.setValueAtTime(0, now + second + 0.4);
    }
  }

  close(): void {
    void this.#context.close();
  }
}
