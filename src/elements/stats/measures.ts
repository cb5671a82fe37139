import type { QualityLook } from '../../engine/room/quality.ts';
import type { StatsWords } from '../../i18n/stats-words.ts';
import type { Localize } from '../base/localize.ts';

/** Something that is measured once a second, in one direction or in both. */
export interface Measure {
  readonly name: keyof StatsWords &
    ('statDelay' | 'statLoss' | 'statPictures' | 'statData' | 'statSpeech');
  /** What is at the top of its graph, where there was no more. */
  readonly most: number;
  readonly inward: (look: QualityLook) => number;
  /** Undefined where it has no direction. */
  readonly outward?: (look: QualityLook) => number;
  readonly write: (value: number, words: Localize) => string;
}

const whole = { maximumFractionDigits: 0 } as const;

export const MEASURES: readonly Measure[] = [
  {
    name: 'statDelay',
    most: 0.3,
    inward: ({ roundTrip }) => roundTrip,
    write: (seconds, words) =>
      words.number(seconds * 1_000, { ...whole, style: 'unit', unit: 'millisecond' }),
  },
  {
    name: 'statLoss',
    most: 0.1,
    inward: ({ inward }) => inward.loss,
    outward: ({ outward }) => outward.loss,
    write: (share, words) => words.number(share, { style: 'percent', maximumFractionDigits: 1 }),
  },
  {
    name: 'statPictures',
    most: 30,
    inward: ({ inward }) => inward.frames,
    outward: ({ outward }) => outward.frames,
    write: (count, words) => words.number(count, whole),
  },
  {
    name: 'statData',
    most: 200_000,
    inward: ({ inward }) => inward.bits,
    outward: ({ outward }) => outward.bits,
    write: (bits, words) =>
      words.number(bits / 1_000, { ...whole, style: 'unit', unit: 'kilobit-per-second' }),
  },
  {
    name: 'statSpeech',
    most: 93.2,
    inward: ({ inward }) => inward.rating,
    outward: ({ outward }) => outward.rating,
    write: (rating, words) => words.number(rating, whole),
  },
];
