import type { HostingWords } from './words.ts';

export const frHosting: HostingWords = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',
  waitToBeLetIn: 'Vous êtes en salle d’attente. Un hôte vous fera entrer.',
  roomLocked: 'La salle est verrouillée : plus personne n’entre',
  roomUnlocked: 'La salle est de nouveau ouverte',
  handLowered: 'Un hôte a baissé votre main',
  hostRefused: 'Un hôte a refusé que vous deveniez hôte',
  madeHost: 'Vous êtes maintenant hôte',
  madeCohost: 'Vous êtes maintenant co-hôte',
  madeMember: 'Vous n’êtes plus hôte',
  mutedBy: (name) => `${name} a coupé votre micro`,
  cameraStoppedBy: (name) => `${name} a coupé votre caméra`,
  screenStoppedBy: (name) => `${name} a arrêté le partage de votre écran`,
  asksToUnmute: (name) => `${name} vous demande d’activer votre micro`,
  asksForCamera: (name) => `${name} vous demande d’activer votre caméra`,
  raisesHand: (name) => `${name} lève la main`,
  asksToHost: (name) => `${name} demande à devenir hôte`,
  knocks: (name) => `${name} attend qu’on ouvre`,
  reacts: (name, emoji) => `${name} : ${emoji}`,
};
