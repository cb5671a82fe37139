import type { Words } from './words.ts';

/** Why something did not work, where that has nothing to do with devices and ways. */
export const enErrors: Partial<Words['errors']> = {
  unauthorized: 'You are not signed in.',
  forbidden: 'You are not allowed to do this.',
  invalid: 'The server did not understand this page.',
  'too-large': 'This is too large to send.',
  'unknown-command': 'The server does not know this yet.',
  'not-found': 'This call is over.',
  'wrong-state': 'This is not possible right now.',
  busy: 'Busy in another call.',
  'room-full': 'The room is full.',
  'room-locked': 'The room is locked: nobody else comes in.',
  ejected: 'You were removed from this room.',
  'rate-limited': 'That was too fast. Wait a moment and try again.',
  internal: 'Something went wrong on the server.',
  timeout: 'The server did not answer. Try again.',
};
