/** Registers every element: first what a page needs to be painted, and the rest right after. */

import { insist } from './base/insist.ts';

export { CallButton } from './elements/invite/call-button.ts';
export { CallProvider } from './elements/provider/call-provider.ts';
export { CallError } from './protocol/errors.ts';

if (globalThis.document) {
  void insist(
    () => import('./elements/all.ts'),
    () => {},
  );
}
