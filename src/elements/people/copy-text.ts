import { focused } from '../base/focused.ts';

/**
 * Puts text into the clipboard, from a click. Answers whether that was possible: pages in frames, and pages without https,
 * are often not given the Clipboard API, and some of them may still copy what is selected.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = focused();
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Within a modal dialog nothing outside of it can be selected.
  (dialogAround(before) ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    before?.focus();
  }
}

function dialogAround(element: Element | null): HTMLDialogElement | null {
  const root = element?.getRootNode();
  const found = element?.closest('dialog') ?? null;
  return found ?? (root instanceof ShadowRoot ? dialogAround(root.host) : null);
}
