import type { Reaction } from '../protocol/reaction.ts';
import type { ControlWords, LayoutWords } from './words.ts';

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

export const frStage: ControlWords & LayoutWords = {
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
  handUp: (name) => `${name} lève la main`,
  pages: 'Pages',
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  pageOf: (page, pages) => `${page} sur ${pages}`,
  otherOnHold: (names) => `En attente : ${names}`,
  resume: 'Reprendre',
  switchCall: 'Basculer',
};
