import { type ReadonlySignal, signal } from '@preact/signals-core';
import { documentPip, wayToFloat } from './way-to-float.ts';

const KEY = 'call-elements:pip';

/** Whether the browser can open a small window by itself, when its tab is left: those that have windows of a page's own. */
export const canFloatByItself = (): boolean =>
  wayToFloat() === 'window' && documentPip() !== undefined && 'mediaSession' in navigator;

const chosen = signal(recall());

/** Whether the person wants the call to be in sight when they leave its tab. Nobody does who has not said so. */
export const staysInSight: ReadonlySignal<boolean> = chosen;

/** Remembers it, in this browser. */
export function chooseToStay(on: boolean): void {
  chosen.value = on;
  try {
    localStorage.setItem(KEY, JSON.stringify({ leaving: on }));
  } catch {
    // Storage is blocked or full: the choice lasts as long as the page.
  }
}

/** What was chosen in an earlier visit. */
export function recall(): boolean {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return (stored as { leaving?: unknown } | null)?.leaving === true;
  } catch {
    return false;
  }
}
