import type { AlertWords } from './words.ts';

export const enAlerts: AlertWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  missedCalls: 'Missed calls',
  missedFrom: (name) => `Missed call from ${name}`,
  missedVideoFrom: (name) => `Missed video call from ${name}`,
  noMissedCalls: 'No missed calls',
  callBack: 'Call back',
  dismissCall: (name) => `Dismiss the missed call from ${name}`,
  dismissAll: 'Dismiss all',
  block: (name) => `Block ${name}`,
  unblock: (name) => `Unblock ${name}`,
  blocked: 'Blocked',
  alerts: 'Alert me to calls',
  alertsUnsupported: 'This browser cannot show alerts on this page.',
  alertsOff: 'Off. Calls ring only where this page is open.',
  alertsAsking: 'Waiting. If the browser asks, allow notifications.',
  alertsOn: 'On. Calls are announced while this page is open, even out of sight.',
  alertsOnPush: 'On. Calls reach you even when this page is closed.',
  alertsDenied:
    'The browser has blocked notifications. Allow them for this site in the address bar, then try again.',
  alertsFailed:
    'Calls cannot reach you while this page is closed: the browser could not be signed up. Try again.',
};
