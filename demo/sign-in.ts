/** Kept per window, so that two windows of one browser can be two people. */
const KEY = 'call-elements-demo-name';

export const rememberedName = (): string => sessionStorage.getItem(KEY) ?? '';
export const rememberName = (name: string): void => sessionStorage.setItem(KEY, name);
export const forgetName = (): void => sessionStorage.removeItem(KEY);

/** In the demo a name is an id: the same name in two windows is one person with two devices. */
export function userIdOf(name: string): string {
  const id = name
    .trim()
    .toLowerCase()
    .replace(/[\s\p{C}]+/gu, '-');
  return id.slice(0, 64) || 'somebody';
}
