import { insist } from '../base/insist.ts';

/**
 * Elements that few pages have: the code of each is loaded when the first of its kind is in the document. A page that
 * puts one into a shadow root of its own imports it by itself (`call-elements/TAG.js`).
 */
const RARER: Readonly<Record<string, () => Promise<unknown>>> = {
  'call-lobby': () => import('./setup/call-lobby.ts'),
  'device-settings': () => import('./setup/device-settings.ts'),
  'settings-dialog': () => import('./setup/settings-dialog.ts'),
  'call-alerts': () => import('./alerts/call-alerts.ts'),
  'missed-calls': () => import('./alerts/missed-calls.ts'),
  'people-panel': () => import('./people/people-panel.ts'),
  'waiting-room': () => import('./people/waiting-room.ts'),
  'host-question': () => import('./people/host-question.ts'),
  'room-link': () => import('./people/room-link.ts'),
};

/** Looks for them now, and whenever something is added to the document. */
function watchFor(tags: typeof RARER): void {
  // Live collections: asking for their length costs next to nothing while nothing changes.
  const wanted = new Map(
    Object.entries(tags).map(([tag, load]) => [document.getElementsByTagName(tag), load]),
  );
  const look = (): void => {
    for (const [found, load] of wanted) {
      if (found.length === 0) continue;
      wanted.delete(found);
      void insist(load, () => {});
    }
    if (wanted.size === 0) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
}

if (globalThis.document) watchFor(RARER);
