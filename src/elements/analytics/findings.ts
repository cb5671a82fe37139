import { html, nothing } from 'lit';
import type { CallAnalytics, Ending } from '../../protocol/analytics.ts';
import type { Localize } from '../base/localize.ts';
import { count, duration, levels, share } from './amounts.ts';
import { totals } from './reading-state.ts';
import { shareRows } from './share-rows.ts';

/** The words for what came of ringing somebody, in the order in which they are shown. */
const ENDINGS = {
  accepted: 'endingAccepted',
  declined: 'endingDeclined',
  expired: 'endingExpired',
  busy: 'endingBusy',
  offline: 'endingOffline',
  cancelled: 'endingCancelled',
} as const satisfies Record<Ending, string>;

/** The figures that one looks at first. */
export function figures(found: CallAnalytics, words: Localize): unknown {
  const { calls, answered, seconds } = totals(found);
  const figure = (name: string, value: string, more = ''): unknown => html`<div part="figure">
    <dt>${name}</dt>
    <dd><bdi class="large">${value}</bdi>${more ? html` <span class="more">${more}</span>` : nothing}</dd>
  </div>`;
  return html`<dl part="figures">
    ${figure(words.term('calls'), count(words, calls))}
    ${figure(words.term('answered'), share(words, answered, calls), count(words, answered))}
    ${figure(words.term('talked'), duration(words, seconds))}
    ${found.setup ? figure(words.term('setUp'), duration(words, found.setup.median)) : nothing}
  </dl>`;
}

/** What came of ringing people. */
export function endings(found: CallAnalytics, words: Localize): unknown {
  const { rung } = totals(found);
  const rows = (Object.keys(ENDINGS) as Ending[]).map((ending) => {
    const times = found.endings[ending] ?? 0;
    return {
      name: words.term(ENDINGS[ending]),
      share: rung > 0 ? times / rung : 0,
      value: share(words, times, rung),
      more: count(words, times),
    };
  });
  return card(
    'endings',
    'endings',
    words.term('ofThoseRung', count(words, rung)),
    words,
    shareRows(rows),
  );
}

/** How long it takes until one hears or sees somebody. */
export function setUp({ setup }: CallAnalytics, words: Localize): unknown {
  if (!setup) return card('setup', 'setUp', words.term('nobodyReported'), words);
  const { median, p95, reports } = setup;
  const row = (name: string, seconds: number) => ({
    ...{ name, share: p95 > 0 ? seconds / p95 : 0, value: duration(words, seconds) },
  });
  const rows = [row(words.term('halfWithin'), median), row(words.term('mostWithin'), p95)];
  const by = words.term('reportedBy', count(words, reports), reports === 1);
  const content = html`${shareRows(rows)}<p class="hint">${by}</p>`;
  return card('setup', 'setUp', words.term('setUpExplained'), words, content);
}

/** How good calls were. */
export function quality(found: CallAnalytics, words: Localize): unknown {
  if (!found.quality) return card('quality', 'callQuality', words.term('nobodyReported'), words);
  const rows = levels(words, found.quality).map((level) => ({
    ...level,
    value: share(words, level.share),
  }));
  return card('quality', 'callQuality', words.term('ofTheTime'), words, shareRows(rows));
}

function card(
  part: string,
  title: 'endings' | 'setUp' | 'callQuality',
  hint: string,
  words: Localize,
  content: unknown = nothing,
): unknown {
  return html`<section part=${part} class="card" aria-labelledby=${part}>
    <h4 id=${part}>${words.term(title)}</h4>
    <p class="hint">${hint}</p>
    ${content}
  </section>`;
}
