import { html } from 'lit';
import { agoOf } from './ago.ts';

/** How long ago something was, with the time itself for whoever points at it. */
export function timeAgo(at: number, now: number, lang: string): unknown {
  const { value, unit } = agoOf(now - at);
  const ago = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(value, unit);
  const exact = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<time part="time" datetime=${new Date(at).toISOString()} title=${exact.format(at)}>${ago}</time>`;
}
