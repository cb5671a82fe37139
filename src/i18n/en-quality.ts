import type { QualityWords } from './stage-words.ts';

export const enQuality: QualityWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  qualityGood: 'Good connection',
  qualityFair: 'Fair connection',
  qualityPoor: 'Poor connection',
  uploadLoses: (amount) => `Your upload loses ${amount}`,
  downloadLoses: (amount) => `Of what is sent to you, ${amount} is lost`,
  soundIsLate: (amount) => `Sound comes ${amount} late`,
  pictureStandsStill: (amount) => `The picture stands still for ${amount} of the time`,
  fewPictures: (amount) => `Only ${amount} pictures a second`,
};
