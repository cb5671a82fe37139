import type { Translation } from '@shoelace-style/localize';

/** What `call-stats` needs, and the choice of how good pictures are. */
export interface StatsWords extends Translation {
  yourConnection: string;
  connectionTo: (name: string) => string;
  counting: string;
  straight: string;
  byRelay: string;
  statDelay: string;
  statLoss: string;
  statPictures: string;
  statData: string;
  statSpeech: string;
  /** `amount` is written out. */
  toYou: (amount: string) => string;
  fromYou: (amount: string) => string;
  /** What a graph shows, and what it shows now. */
  graphOf: (what: string, now: string) => string;
  connection: string;
  pictureQuality: string;
  qualityForAll: string;
  picturesAuto: string;
  picturesHigh: string;
  picturesMedium: string;
  picturesLow: string;
  lowerForAll: string;
}
