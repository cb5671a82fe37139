import '../controls/call-controls.ts';
import { onPage } from '../base/on-page.ts';

const DEFAULT = 'microphone camera screen settings hang-up';

/** The buttons that the page has, as far as they are among `wanted`, in the page's order. */
export function sameControls(host: HTMLElement, wanted: readonly string[]): readonly string[] {
  const controls = host.localName === 'call-controls' ? host : onPage(host, 'call-controls');
  const words = (controls as { controls?: string } | undefined)?.controls ?? DEFAULT;
  return words.split(/\s+/).filter((word) => wanted.includes(word));
}
