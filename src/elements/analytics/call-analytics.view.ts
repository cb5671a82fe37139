import { html, nothing } from 'lit';
import refresh from 'lucide/dist/esm/icons/refresh-cw.mjs';
import type { CallAnalytics } from '../../protocol/analytics.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import { icon } from '../base/icon.ts';
import type { Localize } from '../base/localize.ts';
import { daysChart } from './days-chart.ts';
import { daysTable } from './days-table.ts';
import { endings, figures, quality, setUp } from './findings.ts';
import { isEmpty, type Reading } from './reading-state.ts';
import { CHOICES } from './time-asked.ts';
import { worstCalls } from './worst-calls.ts';

/** What the view needs to know, and whom it tells what is wanted. */
export interface AnalyticsFacts {
  readonly words: Localize;
  readonly reading: Reading;
  /** The choice of days that holds; undefined where the page has named the days. */
  readonly days: number | undefined;
  readonly choose: (days: number) => void;
  readonly again: () => void;
}

const WHY_NOT = {
  forbidden: 'operatorsOnly',
  unauthorized: 'operatorsSignIn',
  'not-found': 'noAnalytics',
  invalid: 'notThisTime',
} as const satisfies Partial<Record<ErrorCode, string>>;

export function analyticsView(facts: AnalyticsFacts): unknown {
  const { words, reading } = facts;
  const { status, shown } = reading;
  return html`
    ${head(facts)}
    <p class="heard" role="status">${status === 'loading' ? words.term('readingCalls') : nothing}</p>
    ${status === 'failed' ? failure(facts, reading.code) : nothing}
    ${shown ? content(shown, status === 'loading', words) : status === 'loading' ? skeleton() : nothing}
  `;
}

function head({ words, reading, days, choose, again }: AnalyticsFacts): unknown {
  const isBusy = reading.status === 'loading';
  const { shown } = reading;
  return html`<div class="head">
    <div class="title">
      <h3 part="title">${words.term('calls')}</h3>
      ${shown ? html`<p part="time">${timeOf(shown, words)}</p>` : nothing}
    </div>
    <button
      part="refresh"
      aria-label=${words.term('refresh')}
      title=${words.term('refresh')}
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${isBusy ? nothing : again}
    >
      ${icon(refresh)}
    </button>
    <div part="choices" role="group" aria-label=${words.term('timeAsked')}>
      ${CHOICES.map(
        (choice) => html`<button
          part="choice"
          aria-pressed=${choice === days}
          @click=${() => choose(choice)}
        >
          <bdi>${words.term('lastDays', choice)}</bdi>
        </button>`,
      )}
    </div>
  </div>`;
}

/** From when to when, as one would say it of days. */
const timeOf = ({ from, to }: CallAnalytics, words: Localize): string =>
  new Intl.DateTimeFormat(words.lang(), { dateStyle: 'medium' }).formatRange(from, to);

function failure({ words, again }: AnalyticsFacts, code: ErrorCode): unknown {
  const why =
    code in WHY_NOT ? words.term(WHY_NOT[code as keyof typeof WHY_NOT]) : words.error(code);
  return html`<div part="failure" role="alert">
    <p>${why}</p>
    <button part="retry" @click=${again}>${words.term('retry')}</button>
  </div>`;
}

function content(found: CallAnalytics, isOld: boolean, words: Localize): unknown {
  if (isEmpty(found)) return html`<p part="empty">${words.term('noCallsYet')}</p>`;
  return html`<div class=${isOld ? 'found old' : 'found'} aria-busy=${isOld}>
    ${figures(found, words)}
    ${found.days.length > 0 ? callsPerDay(found, words) : nothing}
    <div class="cards">${endings(found, words)} ${setUp(found, words)} ${quality(found, words)}</div>
    <section part="worst" class="card" aria-labelledby="worst">
      <h4 id="worst">${words.term('worstCalls')}</h4>
      ${worstCalls(found, words)}
    </section>
  </div>`;
}

const callsPerDay = ({ days }: CallAnalytics, words: Localize): unknown => html`<section
  part="days"
  class="card"
  aria-labelledby="days"
>
  <h4 id="days">${words.term('callsPerDay')}</h4>
  ${daysChart(days, words)} ${daysTable(days, words)}
</section>`;

/** Where everything will be, so that nothing jumps when it comes. */
const skeleton = (): unknown => html`<div part="skeleton" aria-hidden="true">
  <div class="figures"><i></i><i></i><i></i><i></i></div>
  <i class="wide"></i>
  <div class="cards"><i></i><i></i><i></i></div>
</div>`;
