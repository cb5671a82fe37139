import type { FirstWords } from './words.ts';

export const enFirst: FirstWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  call: 'Call',
  videoCall: 'Video call',
  join: 'Join',
  cancel: 'Cancel',
  hangUp: 'Hang up',
  available: 'Available',
  busy: 'Busy',
  offline: 'Offline',
};
