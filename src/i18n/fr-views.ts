import type { ErrorCode } from '../protocol/errors.ts';
import type { ViewWords } from './stage-words.ts';

export const frViews: ViewWords = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',
  pip: 'Petite fenêtre',
  openPip: 'Afficher l’appel dans une petite fenêtre',
  closePip: 'Fermer la petite fenêtre',
  leaveFullScreen: 'Quitter le plein écran',
  leavingTab: 'Quand je quitte cet onglet',
  keepInSight: 'Garder l’appel visible dans une petite fenêtre',
};

export const frPipErrors: Partial<Record<ErrorCode, string>> = {
  'permission-denied':
    'Le navigateur n’a pas ouvert la petite fenêtre. Appuyez encore une fois sur le bouton.',
  'permission-system':
    'Le navigateur n’a pas ouvert la petite fenêtre de lui-même. Ses réglages pour ce site l’interdisent peut-être.',
  unsupported: 'Ce navigateur ne propose pas de petite fenêtre.',
  'wrong-state': 'Il n’y a pas d’appel à afficher.',
};

export const frFullScreenErrors: Partial<Record<ErrorCode, string>> = {
  'permission-denied':
    'Le navigateur n’a pas permis le plein écran. Appuyez encore une fois sur le bouton.',
  unsupported: 'Ce navigateur ne propose pas le plein écran.',
  'wrong-state': 'Il n’y a rien à afficher en plein écran.',
};
