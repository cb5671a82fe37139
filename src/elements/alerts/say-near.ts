import { pageProvider } from '../base/page-engine.ts';

/** The provider around an element, across shadow roots, or else the page's. */
function providerOf(element: Element): Element | undefined {
  const around = element.closest('call-provider');
  if (around) return around;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? providerOf(root.host) : pageProvider();
}

/** Says something aloud where all is said that an element's provider says: a live region that is there, seen or not. */
export function sayNear(element: Element, text: string): void {
  const provider = providerOf(element);
  if (!provider) return;
  import('../provider/announcement.ts').then(
    ({ say }) => say(provider, text),
    // Without a network nothing new comes in either.
    () => {},
  );
}
