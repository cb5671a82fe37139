import { html, nothing, svg } from 'lit';
import type { CallAnalytics, ReportedCall } from '../../protocol/analytics.ts';
import type { Localize } from '../base/localize.ts';
import { duration, levels, share } from './amounts.ts';
import { causeText } from './cause-text.ts';

/** The calls that were worst: when, whose, how bad, and why. */
export function worstCalls({ worst, quality }: CallAnalytics, words: Localize): unknown {
  if (worst.length > 0) return html`<ol part="calls">${worst.map((call) => one(call, words))}</ol>`;
  return html`<p class="none">${words.term(quality ? 'noWorstCalls' : 'nobodyReported')}</p>`;
}

function one(call: ReportedCall, words: Localize): unknown {
  const { began, seconds, people, quality, causes } = call;
  const why = causes.map((cause) => causeText(words, cause)).filter(Boolean);
  const when = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return html`<li part="call" data-call=${call.call}>
    <p part="people">
      ${people.map(({ name, user }, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${name || user}</bdi>`)}
    </p>
    <p class="when">
      <time datetime=${new Date(began).toISOString()}>${words.date(new Date(began), when)}</time>
      <span>${words.term('lasted', duration(words, seconds))}</span>
    </p>
    <div class="how">
      <p part="poor">${words.term('poorFor', share(words, quality.poor))}</p>
      ${strip(call, words)}
    </div>
    ${why.length > 0 ? html`<ul part="causes">${why.map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul>` : nothing}
  </li>`;
}

/** Good, fair and poor side by side, in this order. */
function strip({ quality }: ReportedCall, words: Localize): unknown {
  const all = levels(words, quality);
  const said = all.map(({ name, share: part }) => `${name}: ${share(words, part)}`);
  let before = 0;
  const parts = all.map(({ kind, share: part }) => {
    const x = before;
    before += part * 100;
    return svg`<rect class=${kind} x=${x.toFixed(2)} width=${(part * 100).toFixed(2)} height="1"></rect>`;
  });
  return html`<svg
    class="strip"
    viewBox="0 0 100 1"
    preserveAspectRatio="none"
    role="img"
    aria-label=${words.list(said)}
  >
    ${parts}
  </svg>`;
}
