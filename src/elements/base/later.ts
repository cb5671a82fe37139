import { signal } from '@preact/signals-core';
import type { CSSResult, LitElement } from 'lit';
import { insist } from '../../base/insist.ts';

/** What a part of a view may need, beside what it shows. */
interface Part {
  readonly styles?: CSSResult;
}

/**
 * A part of a view that few calls need: loaded when an element first asks for it while rendering, which renders again
 * when it is there. Undefined until then.
 */
export function later<P extends object>(
  load: () => Promise<P>,
): (host: LitElement) => P | undefined {
  const part = signal<P | undefined>(undefined);
  let asked: Promise<void> | undefined;
  return ({ renderRoot }) => {
    if (!asked) {
      asked = insist(load, (loaded) => {
        part.value = loaded;
      });
    }
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
