/**
 * Whether an element of that name is on this page: in the document, or beside `host` in its shadow tree. For what two
 * elements could both say and one of them should.
 */
export function pageHas(host: HTMLElement, tag: string): boolean {
  const trees = [host.getRootNode(), document];
  return trees.some((tree) => (tree as ParentNode).querySelector?.(tag));
}
