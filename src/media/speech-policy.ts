/** What was heard so far. */
export interface Heard {
  /** How loud it is when nobody speaks (0 to 1): a fan, a street. */
  readonly floor: number;
  /** Samples for which it has been clearly louder, less those that were not. */
  readonly loud: number;
}

export const NOTHING_HEARD: Heard = { floor: 1, loud: 0 };

/** Milliseconds between samples. */
export const SAMPLE_EVERY = 100;

/** By how much speech is louder than the room, and how many samples of it make a word. */
const ABOVE_FLOOR = 0.18;
const QUIETEST_SPEECH = 0.3;
const ENOUGH = 4;

/** What is known after one more sample. The room is learnt at once when it gets quieter, slowly when it gets louder. */
export function hear({ floor, loud }: Heard, level: number): Heard {
  const isLoud = level > Math.max(floor + ABOVE_FLOOR, QUIETEST_SPEECH);
  return {
    floor: level < floor ? level : floor + (level - floor) * 0.01,
    loud: Math.max(0, Math.min(ENOUGH, loud + (isLoud ? 1 : -1))),
  };
}

/** Whether somebody speaks. */
export const isSpeech = ({ loud }: Heard): boolean => loud >= ENOUGH;
