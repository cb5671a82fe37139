import type { HostingWords } from './words.ts';

export const enHosting: HostingWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  waitToBeLetIn: 'You are waiting. A host will let you in.',
  roomLocked: 'The room is locked now: nobody else comes in',
  roomUnlocked: 'The room is open again',
  handLowered: 'A host has lowered your hand',
  hostRefused: 'A host has declined your request to host',
  madeHost: 'You are a host now',
  madeCohost: 'You are a co-host now',
  madeMember: 'You are not a host any more',
  mutedBy: (name) => `${name} has muted you`,
  cameraStoppedBy: (name) => `${name} has turned your camera off`,
  screenStoppedBy: (name) => `${name} has stopped your screen`,
  asksToUnmute: (name) => `${name} asks you to turn your microphone on`,
  asksForCamera: (name) => `${name} asks you to turn your camera on`,
  raisesHand: (name) => `${name} raises a hand`,
  asksToHost: (name) => `${name} asks to host`,
  knocks: (name) => `${name} is waiting to be let in`,
  reacts: (name, emoji) => `${name}: ${emoji}`,
};
