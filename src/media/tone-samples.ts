/** One sound of a tone: when it begins and how long it lasts (seconds), and what sounds together (Hz). */
interface Note {
  readonly at: number;
  readonly length: number;
  readonly frequencies: readonly number[];
}

export interface Tone {
  readonly notes: readonly Note[];
  /** Seconds after which it begins again. */
  readonly every: number;
  /** Of 1, at the most. */
  readonly loudness: number;
  /** Seconds in which a note falls to a third, as one that is struck does; without it, it is held. */
  readonly decay?: number;
}

/** Seconds in which a note comes and goes, so that nothing clicks. */
const EDGE = 0.012;
/** How loud the octaves above a struck note are: little enough to be warm, enough to be heard on a small speaker. */
const OVERTONES = [1, 0.28, 0.08];

/** A tone as samples, to be played in a loop: silent where it begins and ends. */
export function samplesOf({ notes, every, loudness, decay }: Tone, rate: number): Float32Array {
  const samples = new Float32Array(Math.round(every * rate));
  const overtones = decay ? OVERTONES : [1];
  for (const { at, length, frequencies } of notes) {
    const start = Math.round(at * rate);
    const count = Math.min(Math.round(length * rate), samples.length - start);
    const scale = loudness / (frequencies.length * overtones.reduce((sum, part) => sum + part));
    for (let index = 0; index < count; index += 1) {
      const time = index / rate;
      const edge = Math.min(1, time / EDGE, (count - 1 - index) / rate / EDGE);
      const volume = scale * edge * (decay ? Math.exp(-time / decay) : 1);
      let sum = 0;
      for (const frequency of frequencies)
        overtones.forEach((part, octave) => {
          sum += part * Math.sin(2 * Math.PI * frequency * 2 ** octave * time);
        });
      samples[start + index] = (samples[start + index] ?? 0) + volume * sum;
    }
  }
  return samples;
}
