import smile from 'lucide/dist/esm/icons/face-slightly-smiling-plus.mjs';
import hand from 'lucide/dist/esm/icons/hand.mjs';
import layoutGrid from 'lucide/dist/esm/icons/layout-grid.mjs';
import pause from 'lucide/dist/esm/icons/pause.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import '../base/english-controls.ts';
import { later } from '../base/later.ts';
import { onPage } from '../base/on-page.ts';
import type { Describe } from './buttons.ts';
import { LAYOUT_MENU, REACTION_MENU } from './menus.ts';

export { menuStyles as styles } from './menu.styles.ts';
export { menusOf } from './menu.ts';

// With what they do: browsers let pages do it right after a press, and not when something was loaded first.
const pipPart = later(() => import('../pip/pip.ts'));
const fullStagePart = later(() => import('../stage/full-stage.ts'));

/** The buttons that few pages have, by their word in `controls`. */
export const MORE_BUTTONS: Readonly<Record<string, Describe>> = {
  hold: (_engine, { held }, words) => ({
    deed: 'hold',
    icon: pause,
    label: words.term('hold'),
    on: held.value,
  }),
  people: (_engine, { members, showsPeople }, words) => {
    const on = showsPeople.value;
    return {
      deed: 'people',
      icon: users,
      label: words.term('peopleCount', members.length),
      hint: words.term(on ? 'hidePeople' : 'showPeople'),
      on,
    };
  },
  hand: (_engine, { roster }, words) => {
    const on = roster.me.value?.hand != null;
    return {
      deed: 'hand',
      icon: hand,
      label: words.term('hand'),
      hint: words.term(on ? 'lowerHand' : 'raiseHand'),
      on,
    };
  },
  reaction: (_engine, _room, words) => ({
    deed: 'reaction',
    icon: smile,
    label: words.term('react'),
    menu: REACTION_MENU,
  }),
  layout: (_engine, { members }, words) =>
    // Two are seen face to face, whatever is chosen.
    members.length < 3
      ? undefined
      : { deed: 'layout', icon: layoutGrid, label: words.term('layout'), menu: LAYOUT_MENU },
  pip: (engine, _room, words, host) => pipPart(host)?.pipButton(engine, words),
  fullscreen: (engine, _room, words, host) =>
    fullStagePart(host)?.fullStageButton(engine, words, onPage(host, 'video-grid') !== undefined),
};
