import type { LitElement } from 'lit';

/** Everything in a tree, shadow trees included. */
export function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? everything(element.shadowRoot) : []),
  ]);
}

/** Resolves when all elements in a tree, and those that appear in them meanwhile, have rendered. */
export async function settled(root: ParentNode): Promise<void> {
  const done = new Set<Element>();
  for (;;) {
    const next = everything(root).find(
      (element) => 'updateComplete' in element && !done.has(element),
    );
    if (!next) return;
    done.add(next);
    await (next as LitElement).updateComplete;
  }
}

/** A part of an element. Throws when it is not there. */
export function part<E extends HTMLElement = HTMLElement>(element: Element, name: string): E {
  const found = element.shadowRoot?.querySelector<E>(`[part~="${name}"]`);
  if (!found) throw new Error(`${element.localName} has no part ${name}`);
  return found;
}
