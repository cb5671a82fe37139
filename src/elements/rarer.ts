import { insist } from '../base/insist.ts';
import type { RARER_ELEMENTS } from './rarer-elements.ts';

type Tag = keyof typeof RARER_ELEMENTS;

const TAGS: readonly Tag[] = [
  'call-lobby',
  'device-settings',
  'settings-dialog',
  'call-alerts',
  'missed-calls',
  'notice-list',
  'people-panel',
  'waiting-room',
  'host-question',
  'room-link',
  'call-stats',
  'call-analytics',
];

const load = async (tag: Tag): Promise<unknown> =>
  (await import('./rarer-elements.ts')).RARER_ELEMENTS[tag]();

/**
 * Elements that few pages have: the code of each is loaded when the first of its kind is in the document, now or later.
 * A page that puts one into a shadow root of its own imports it by itself (`call-elements/TAG.js`).
 */
function watchFor(tags: readonly Tag[]): void {
  // Live collections: asking for their length costs next to nothing while nothing changes.
  const wanted = new Map(tags.map((tag) => [tag, document.getElementsByTagName(tag)]));
  const look = (): void => {
    for (const [tag, found] of wanted) {
      if (found.length === 0) continue;
      wanted.delete(tag);
      void insist(
        () => load(tag),
        () => {},
      );
    }
    if (wanted.size === 0) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
}

if (globalThis.document) watchFor(TAGS);
