import type { ErrorCode } from '../protocol/errors.ts';
import type { SharingWords } from './words.ts';

export const enSharing: SharingWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  shareElse: 'Share something else',
  sharing: 'You are sharing your screen',
  sharingStopped: 'You have stopped sharing your screen',
  screenOf: (name) => `${name}’s screen`,
  shares: (name) => `${name} is sharing the screen`,
  sharesNoMore: (name) => `${name} has stopped sharing the screen`,
  fullScreen: 'Full screen',
};

/** Why a screen could not be shared. */
export const enScreenErrors: Partial<Record<ErrorCode, string>> = {
  'permission-denied':
    'The screen may not be shared. Allow the browser to record it in the settings of the system.',
  'device-missing': 'There is nothing to share.',
  'device-failed': 'The screen could not be recorded. Try again, or share something else.',
  unsupported: 'This browser cannot share the screen.',
  'wrong-state': 'A screen can be shared during a call, by the press of a button.',
};
