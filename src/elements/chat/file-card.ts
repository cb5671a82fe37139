import { html } from 'lit';
import file from 'lucide/dist/esm/icons/file.mjs';
import type { SharedFile } from '../../protocol/chat.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';

/** What the server serves as a picture, by its content. */
const PICTURES: ReadonlySet<string> = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'],
]);

/** A file in a message: a picture small, and loaded when it comes into sight; all else by name and size. */
export function fileCard({ name, size, type }: SharedFile, href: string, words: Localize): unknown {
  const label = words.term('openFile', name, sizeOf(size, words));
  const isPicture = PICTURES.has(type);
  return html`<a
    part="file"
    class=${isPicture ? 'picture' : 'card'}
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    title=${label}
  >
    ${
      isPicture
        ? html`<img src=${href} alt=${label} loading="lazy" decoding="async" referrerpolicy="no-referrer" />`
        : html`${icon(file)}<span class="name"><bdi>${name}</bdi> <small>${sizeOf(size, words)}</small></span>`
    }
  </a>`;
}

/** Bytes in words. */
export function sizeOf(bytes: number, words: Localize): string {
  const [unit, value] =
    bytes < 1_000
      ? (['byte', bytes] as const)
      : bytes < 1_000_000
        ? (['kilobyte', bytes / 1_000] as const)
        : (['megabyte', bytes / 1_000_000] as const);
  const digits = unit === 'megabyte' ? 1 : 0;
  return words.number(value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  });
}
