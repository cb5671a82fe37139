import { insist } from '../../base/insist.ts';
import { pageHas } from '../base/page-has.ts';
import type { CallProvider } from './call-provider.ts';

/**
 * Has a host's question seen, whatever else a page has: in the provider, unless the page has a place of its own for it. It
 * stays there, and shows nothing between questions.
 */
export function askOn(provider: CallProvider): void {
  const root = provider.shadowRoot;
  if (!root || pageHas(provider, 'host-question') || root.querySelector('host-question')) return;
  void insist(
    () => import('../people/host-question.ts'),
    () => {
      if (!root.querySelector('host-question'))
        root.append(document.createElement('host-question'));
    },
  );
}
