/** Decibels (full scale) that are shown as nothing, and as all. */
const SILENCE = -60;
const LOUD = -10;

/** How loud a track is right now. Whoever draws it asks, as often as it draws. */
export class Level {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #track: MediaStreamTrack;
  readonly #samples: Float32Array<ArrayBuffer>;

  /** Listens to a copy of the track, which hears what the track is forbidden to send. */
  constructor(track: MediaStreamTrack) {
    this.#track = track.clone();
    this.#track.enabled = true;
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    try {
      const source = this.#context.createMediaStreamSource(new MediaStream([this.#track]));
      source.connect(this.#analyser);
    } catch (thrown) {
      // Nobody could close it: the copy would go on listening.
      this.close();
      throw thrown;
    }
  }

  /** From 0 (silence) to 1 (as loud as it should get); undefined while the browser does not let it listen. */
  read(): number | undefined {
    // Before there was a gesture, and after a phone call, browsers keep it asleep.
    if (this.#context.state !== 'running') {
      void this.#context.resume().catch(() => {});
      return undefined;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0);
    const decibels = 10 * Math.log10(power / this.#samples.length);
    return Math.min(1, Math.max(0, (decibels - SILENCE) / (LOUD - SILENCE)));
  }

  close(): void {
    this.#track.stop();
    void this.#context.close().catch(() => {});
  }
}
