/** What rings or asks, whatever else there is. */
const CARDS = ['incoming-call', 'outgoing-call', 'host-question'];

/**
 * Brings what rings or asks above what has just come into the top layer (HTML, "popover"): there, what came last is
 * above. What comes later is above by itself.
 */
export function raiseCards(host: HTMLElement): void {
  const widgets = document.querySelectorAll('call-provider, call-widget');
  const roots = [document, host.getRootNode(), ...[...widgets].map(({ shadowRoot }) => shadowRoot)];
  const cards = roots.flatMap((root) =>
    root ? [...(root as ParentNode).querySelectorAll(CARDS.join())] : [],
  );
  for (const { shadowRoot } of new Set(cards)) {
    const card = shadowRoot?.querySelector<HTMLElement>('[popover]:popover-open');
    card?.hidePopover();
    card?.showPopover();
  }
}
