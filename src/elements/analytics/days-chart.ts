import { html, nothing, svg } from 'lit';
import type { AnalyticsDay } from '../../protocol/analytics.ts';
import type { Localize } from '../base/localize.ts';
import { count, day } from './amounts.ts';

/** The height in which it is drawn; it is stretched to the place that it gets. */
const HEIGHT = 100;
const FEW = 10;
const MANY = 40;
/** The part of its day's width that a bar takes: of few days they would be blocks, of many there would be none. */
const WIDTHS = [
  [FEW, 0.44],
  [MANY, 0.64],
  [Number.POSITIVE_INFINITY, 0.8],
] as const;

/** Calls of each day as bars, those that were answered below; the same as a table for whoever wants that. */
export function daysChart(days: readonly AnalyticsDay[], words: Localize): unknown {
  const top = topOf(Math.max(...days.map(({ calls }) => calls)));
  const middle = top / 2;
  const many = days.length > MANY ? 'many' : '';
  return html`
    <ul class="legend ${many}">
      <li class="answered">${words.term('answered')}</li>
      <li class="unanswered">${words.term('unanswered')}</li>
    </ul>
    <div part="chart" role="img" aria-label=${summary(days, words)}>
      <div class="scale" aria-hidden="true">
        <span>${count(words, top)}</span>
        ${Number.isInteger(middle) ? html`<span>${count(words, middle)}</span>` : nothing}
        <span>${count(words, 0)}</span>
      </div>
      <svg
        class="bars ${many}"
        viewBox="0 0 ${days.length} ${HEIGHT}"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        ${[0, HEIGHT / 2].map((y) => svg`<line x1="0" x2=${days.length} y1=${y} y2=${y}></line>`)}
        ${days.map((one, index) => bar(one, index, days.length, top, words))}
      </svg>
      <div class="dates" aria-hidden="true">
        ${datesOf(days).map((iso) => html`<span>${day(words, iso)}</span>`)}
      </div>
    </div>
  `;
}

/** What is at the top of the scale: the next 1, 2, 4, 6 or 8 with as many zeros as it takes. */
export function topOf(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return ([1, 2, 4, 6, 8].find((step) => step * power >= most) ?? 10) * power;
}

/** The first, the last, and the one between them where it is near enough to the middle. */
function datesOf(days: readonly AnalyticsDay[]): readonly string[] {
  const middle = (days.length - 1) / 2;
  const hasMiddle = Number.isInteger(middle) || days.length > FEW;
  const shown = [0, ...(hasMiddle ? [Math.round(middle)] : []), days.length - 1];
  return [...new Set(shown)].map((index) => days[index]?.day ?? '');
}

function bar(
  { day: iso, calls, answered }: AnalyticsDay,
  index: number,
  all: number,
  top: number,
  words: Localize,
): unknown {
  if (calls === 0) return nothing;
  const width = WIDTHS.find(([most]) => all <= most)?.[1] ?? 1;
  const x = index + (1 - width) / 2;
  const high = (calls / top) * HEIGHT;
  const low = (Math.min(answered, calls) / top) * HEIGHT;
  const said = words.term('callsAnswered', count(words, calls), count(words, answered));
  const part = (kind: string, y: number, height: number): unknown =>
    height > 0
      ? svg`<rect class=${kind} x=${x} y=${y} width=${width} height=${height}></rect>`
      : nothing;
  return svg`<g>
    <title>${`${day(words, iso, 'long')}: ${said}`}</title>
    ${part('unanswered', HEIGHT - high, high - low)} ${part('answered', HEIGHT - low, low)}
  </g>`;
}

function summary(days: readonly AnalyticsDay[], words: Localize): string {
  const sum = (key: 'calls' | 'answered'): string =>
    count(
      words,
      days.reduce((total, one) => total + one[key], 0),
    );
  const busiest = days.reduce((most, one) => (one.calls > most.calls ? one : most));
  return [
    `${words.term('callsPerDay')}: ${words.term('callsAnswered', sum('calls'), sum('answered'))}`,
    words.term('busiestDay', day(words, busiest.day), count(words, busiest.calls)),
  ].join('. ');
}
