/**
 * Notes which part of an element has the focus. What it answers with, called once the element has rendered anew, moves the
 * focus from what is gone to what is like it and in its place, or else to the first that matches `other`.
 */
export function keepFocus(root: ShadowRoot, other: string): () => void {
  const focused = root.activeElement as HTMLElement | null;
  if (!focused) return () => {};
  const alike = () => [...root.querySelectorAll<HTMLElement>(`[part='${focused.part}']`)];
  const place = alike().indexOf(focused);
  return () => {
    if (root.contains(focused)) return;
    const left = alike();
    const next = left[place] ?? left.at(-1) ?? root.querySelector<HTMLElement>(other);
    next?.focus();
  };
}
