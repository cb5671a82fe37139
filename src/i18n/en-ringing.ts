import type { RingingWords } from './words.ts';

export const enRinging: RingingWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  incoming: 'Incoming call',
  incomingVideo: 'Incoming video call',
  incomingCall: (name) => `${name} is calling`,
  incomingVideoCall: (name) => `${name} is calling with video`,
  moreCalls: (count) =>
    count === 1 ? 'One more call is waiting' : `${count} more calls are waiting`,
  accept: 'Accept',
  acceptVideo: 'Accept with video',
  decline: 'Decline',
  endAccept: 'End and accept',
  holdAccept: 'Hold and accept',
  declineWith: 'Decline with words',
  cannotTalk: 'I cannot talk now.',
  willCallBack: 'I will call you back.',
  pleaseWrite: 'Please write to me.',
  connecting: 'Connecting…',
};
