/** What a person has chosen on this browser, for all tabs of the site. */
const KEY = 'call-elements alerts';

export function rememberedChoice(): 'on' | 'off' | undefined {
  try {
    const choice = localStorage.getItem(KEY);
    return choice === 'on' || choice === 'off' ? choice : undefined;
  } catch {
    // Storage is blocked: nothing was ever chosen.
    return undefined;
  }
}

export function rememberChoice(choice: 'on' | 'off'): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Storage is blocked: it holds for as long as the page does.
  }
}
