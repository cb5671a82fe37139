import { DEEDS, isDeed } from '../base/deeds.ts';
import type { CallProvider } from './call-provider.ts';

/** `<button commandfor="PROVIDER-ID" command="--hang-up">`: calling without a line of script. */
export function listenToCommands(provider: CallProvider): void {
  const perform = (command: string): void => {
    const word = command.replace(/^--/, '');
    if (isDeed(word)) DEEDS[word](provider, provider.engine);
  };
  provider.addEventListener('command', (event) => {
    if (event.target === provider) perform((event as Event & { command: string }).command);
  });
  if ('commandForElement' in HTMLButtonElement.prototype) return;
  // Browsers without invoker commands: the same by a click, found from where the provider lives.
  document.addEventListener('click', (event) => {
    const [clicked] = event.composedPath();
    if (event.defaultPrevented || !(clicked instanceof Element)) return;
    const button = clicked.closest('button[commandfor][command]');
    if (!button || button.matches(':disabled')) return;
    const root = button.getRootNode() as Document | ShadowRoot;
    const target = root.getElementById(button.getAttribute('commandfor') ?? '');
    if (target === provider) perform(button.getAttribute('command') ?? '');
  });
}
