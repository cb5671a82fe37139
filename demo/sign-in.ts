/** Kept per window, so that two windows of one browser can be two people. */
const KEY = 'call-elements-demo-name';

/** Whoever accepts on a notification is who was last here: the page that it opens is a new window. */
export const rememberedName = (): string =>
  sessionStorage.getItem(KEY) ??
  (location.hash.startsWith('#call-accept=') ? localStorage.getItem(KEY) : '') ??
  '';

export function rememberName(name: string): void {
  sessionStorage.setItem(KEY, name);
  localStorage.setItem(KEY, name);
}

export function forgetName(): void {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
}

/** In the demo a name is an id: the same name in two windows is one person with two devices. */
export function userIdOf(name: string): string {
  const id = name
    .trim()
    .toLowerCase()
    .replace(/[\s\p{C}]+/gu, '-');
  return id.slice(0, 64) || 'somebody';
}
