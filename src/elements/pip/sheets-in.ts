import type { LitElement } from 'lit';

/**
 * Has an element styled in the document of another window. A constructed sheet belongs to the document for which it was
 * made (CSSOM, "adoptedStyleSheets"), so whatever sheets its shadow root is given, it has copies of them that are that
 * window's own. To be called before the element is anywhere: it keeps the shadow root that it finds.
 */
export function sheetsIn(win: Window, element: LitElement): void {
  const { CSSStyleSheet } = win as unknown as typeof globalThis;
  const copies = new Map<CSSStyleSheet, CSSStyleSheet>();
  const copyOf = (sheet: CSSStyleSheet): CSSStyleSheet => {
    const known = copies.get(sheet);
    if (known) return known;
    const copy = new CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
    copies.set(sheet, copy);
    return copy;
  };
  const root = element.attachShadow({ mode: 'open' });
  let given: readonly CSSStyleSheet[] = [];
  Object.defineProperty(root, 'adoptedStyleSheets', {
    get: () => given,
    set(sheets: readonly CSSStyleSheet[]) {
      given = sheets;
      Reflect.set(ShadowRoot.prototype, 'adoptedStyleSheets', sheets.map(copyOf), root);
    },
  });
}
