import { watch } from '../../base/watch.ts';
import type { Facts } from '../facts.ts';
import type { Roster } from './roster.ts';

/** Has the page told who shares a screen, by code that is loaded with the first one. */
export function followScreens(roster: Roster, facts: Facts, until: AbortSignal): void {
  let isFollowed = false;
  watch(() => {
    if (isFollowed || !roster.members.value.some(({ screen }) => screen)) return;
    isFollowed = true;
    import('./screen-news.ts').then(
      ({ tellScreens }) => tellScreens(roster, facts, until),
      () => {
        // Not loaded, for want of a network: what is seen says it.
      },
    );
  }, until);
}
