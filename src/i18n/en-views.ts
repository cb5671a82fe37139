import type { ErrorCode } from '../protocol/errors.ts';
import type { ViewWords } from './stage-words.ts';

export const enViews: ViewWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  pip: 'Small window',
  openPip: 'Show the call in a small window',
  closePip: 'Close the small window',
  leaveFullScreen: 'Leave full screen',
  leavingTab: 'When I leave this tab',
  keepInSight: 'Keep the call in sight in a small window',
};

/** Why the call could not be shown beside the page. */
export const enPipErrors: Partial<Record<ErrorCode, string>> = {
  'permission-denied': 'The browser did not open the small window. Press the button again.',
  'permission-system':
    'The browser did not open the small window by itself. Its settings for this site may forbid that.',
  unsupported: 'This browser has no picture-in-picture.',
  'wrong-state': 'There is no call to show.',
};

export const enFullScreenErrors: Partial<Record<ErrorCode, string>> = {
  'permission-denied': 'The browser did not allow full screen. Press the button again.',
  unsupported: 'This browser has no full screen.',
  'wrong-state': 'There is nothing to show in full screen.',
};
