import type { Reaction } from '../protocol/reaction.ts';
import type { ControlWords } from './stage-words.ts';

const REACTION_NAMES: Readonly<Record<Reaction, string>> = {
  '👍': 'Thumbs up',
  '👏': 'Applause',
  '❤️': 'Heart',
  '😂': 'Laughing',
  '😮': 'Surprised',
  '😢': 'Sad',
  '🎉': 'Celebration',
  '🙏': 'Thank you',
};

export const enControls: ControlWords = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  peopleCount: (count) => `People (${count})`,
  showPeople: 'Show the people',
  hidePeople: 'Hide the people',
  hand: 'Hand',
  raiseHand: 'Raise your hand',
  lowerHand: 'Lower your hand',
  react: 'React',
  reactionName: (emoji) => REACTION_NAMES[emoji as Reaction] ?? `Reaction ${emoji}`,
  layout: 'Layout',
  layoutAuto: 'Automatic',
  layoutGrid: 'All at once',
  layoutSpeaker: 'Who speaks',
  layoutGallery: 'Gallery',
  otherOnHold: (names) => `On hold: ${names}`,
  resume: 'Resume',
  switchCall: 'Switch',
};
