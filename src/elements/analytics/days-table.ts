import { html } from 'lit';
import type { AnalyticsDay } from '../../protocol/analytics.ts';
import type { Localize } from '../base/localize.ts';
import { count, day, duration } from './amounts.ts';

/** What the chart of days shows, in rows: the newest first, as one would look it up. */
export const daysTable = (days: readonly AnalyticsDay[], words: Localize): unknown => html`
  <details part="table">
    <summary>${words.term('asTable')}</summary>
    <table>
      <caption class="heard">${words.term('callsPerDay')}</caption>
      <thead>
        <tr>
          <th scope="col">${words.term('day')}</th>
          <th scope="col">${words.term('calls')}</th>
          <th scope="col">${words.term('answered')}</th>
          <th scope="col">${words.term('talked')}</th>
        </tr>
      </thead>
      <tbody>
        ${days.toReversed().map(
          (one) => html`<tr>
            <th scope="row">${day(words, one.day)}</th>
            <td>${count(words, one.calls)}</td>
            <td>${count(words, one.answered)}</td>
            <td>${duration(words, one.seconds)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </details>
`;
