import type { NewsWords } from './words.ts';

export const enNews: NewsWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  serverBack: 'Connected to the server again',
  joined: (name) => `${name} has joined`,
  left: (name) => `${name} has left`,
  says: (name, text) => `${name}: ${text}`,
  callStarted: 'The call has started',
  serverClosing: 'The server is restarting. The call goes on.',
  isHeld: (name) => `${name} has put the call on hold`,
  isResumed: (name) => `${name} is back`,
};
