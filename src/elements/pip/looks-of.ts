/** Gives an element the colours, sizes and fonts that another has by the page's `--call-…`, and its light or dark. */
export function copyLooks(from: Element, to: HTMLElement): void {
  const looks = getComputedStyle(from);
  for (const name of from.computedStyleMap().keys()) {
    if (name.startsWith('--call-')) to.style.setProperty(name, looks.getPropertyValue(name));
  }
  to.style.colorScheme = looks.colorScheme;
  to.style.direction = looks.direction;
}

/** Calls `changed` when the page may look otherwise: another theme, another language, by day and by night. */
export function whenLooksChange(changed: () => void, until: AbortSignal): void {
  const observer = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true });
  }
  until.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed, { signal: until });
}
