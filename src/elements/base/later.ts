import { signal } from '@preact/signals-core';
import type { CSSResult, LitElement } from 'lit';
import { after } from '../../base/timers.ts';

/** What a part of a view may need, beside what it shows. */
interface Part {
  readonly styles?: CSSResult;
}

/** Milliseconds after which a part that could not be loaded is asked for again. */
const RETRY = 1_500;

/**
 * A part of a view that few calls need: loaded when an element first asks for it while rendering, which renders again
 * when it is there. Undefined until then.
 */
export function later<P extends object>(
  load: () => Promise<P>,
): (host: LitElement) => P | undefined {
  const part = signal<P | undefined>(undefined);
  const ask = (): Promise<void> =>
    load().then(
      (loaded) => {
        part.value = loaded;
      },
      // No network right now.
      () => after(RETRY, () => void ask()),
    );
  let asked: Promise<void> | undefined;
  return ({ renderRoot }) => {
    if (!asked) asked = ask();
    const styles = (part.value as Part | undefined)?.styles;
    if (styles) adopt(renderRoot as ShadowRoot, styles);
    return part.value;
  };
}

function adopt(root: ShadowRoot, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = root;
  if (!styleSheet || adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...adoptedStyleSheets, styleSheet];
}
