/** Registers every element: first what a page needs to be painted, and the rest right after. */

export { CallButton } from './elements/invite/call-button.ts';
export { CallProvider } from './elements/provider/call-provider.ts';
export { CallError } from './protocol/errors.ts';

if (globalThis.document) void import('./elements/all.ts');
