/**
 * Registers an element. The first definition wins: pages load bundles twice, and in two versions, and neither may
 * break the other.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
