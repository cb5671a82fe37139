/**
 * The element of that name which belongs to `host`: within it, beside it in its shadow tree, or in the document. For what
 * two elements do together.
 */
export function onPage<T extends keyof HTMLElementTagNameMap>(
  host: HTMLElement,
  tag: T,
): HTMLElementTagNameMap[T] | undefined {
  const trees = [host.shadowRoot, host.getRootNode(), document] as (ParentNode | null)[];
  for (const tree of trees) {
    const found = tree?.querySelector(tag);
    if (found) return found;
  }
  return undefined;
}
