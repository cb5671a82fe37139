import { providerOf } from '../base/provider-of.ts';

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
