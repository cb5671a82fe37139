import type { Reaction } from '../protocol/reaction.ts';
import type { ControlWords, DeviceWords, LayoutWords } from './stage-words.ts';

const REACTION_NAMES: Readonly<Record<Reaction, string>> = {
  '👍': 'Pouce levé',
  '👏': 'Applaudissements',
  '❤️': 'Cœur',
  '😂': 'Rires',
  '😮': 'Surprise',
  '😢': 'Tristesse',
  '🎉': 'Fête',
  '🙏': 'Merci',
};

export const frStage: ControlWords & LayoutWords & DeviceWords = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',
  hand: 'Main',
  raiseHand: 'Lever la main',
  lowerHand: 'Baisser la main',
  react: 'Réagir',
  reactionName: (emoji) => REACTION_NAMES[emoji as Reaction] ?? `Réaction ${emoji}`,
  layout: 'Disposition',
  layoutAuto: 'Automatique',
  layoutGrid: 'Tout le monde',
  layoutSpeaker: 'Qui parle',
  layoutGallery: 'Galerie',
  pin: (name) => `Garder ${name} sur la scène`,
  raisedHand: (name) => `${name} lève la main`,
  pages: 'Pages',
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  pageOf: (page, pages) => `${page} sur ${pages}`,
  otherOnHold: (names) => `En attente : ${names}`,
  resume: 'Reprendre',
  switchCall: 'Basculer',
  deviceUnplugged: (from, to) => `${from} a été débranché. ${to} est utilisé à la place.`,
  deviceChanged: (to) => `${to} est maintenant utilisé.`,
  microphoneInterrupted: 'Le système a interrompu le micro. Appuyez sur son bouton pour réessayer.',
  cameraInterrupted: 'Le système a interrompu la caméra. Appuyez sur son bouton pour réessayer.',
  microphoneResumed: 'Le micro fonctionne à nouveau.',
  cameraResumed: 'La caméra fonctionne à nouveau.',
};
