import { pageProvider } from './page-engine.ts';

/** The provider around an element, across shadow roots, or else the page's. */
export function providerOf(element: Element): Element | undefined {
  const around = element.closest('call-provider');
  if (around) return around;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? providerOf(root.host) : pageProvider();
}
