import { expect } from '@open-wc/testing';
import { topOf } from '../../../src/elements/analytics/days-chart.ts';
import {
  asking,
  failing,
  isEmpty,
  NOTHING_READ,
  totals,
} from '../../../src/elements/analytics/reading-state.ts';
import { daysAsked, timeAsked } from '../../../src/elements/analytics/time-asked.ts';
import { inventedAnalytics } from '../../../stories/support/invented-analytics.ts';

const at = (...parts: [number, number, number, number?]) => new Date(...parts).getTime();
const now = at(2026, 10, 29, 22);

describe('the time that is asked for', () => {
  const asked = (from: string, to: string, days = 30) => timeAsked({ from, to, days }, now);

  it('ends now, and begins with a day', () => {
    expect(asked('', '', 1)).to.deep.equal({ from: at(2026, 10, 29), to: now });
    expect(asked('', '', 30)).to.deep.equal({ from: at(2026, 9, 31), to: now });
  });

  it('is of the days that are named, both included, and never later than now', () => {
    expect(asked('2026-11-01', '2026-11-02')).to.deep.equal({
      from: at(2026, 10, 1),
      to: at(2026, 10, 3) - 1,
    });
    expect(asked('2026-11-28', '2027-01-01').to).to.equal(now);
    expect(asked('', '2026-11-07', 7).from).to.equal(at(2026, 10, 1));
    // What ends before it begins is no time at all.
    expect(asked('2026-11-20', '2026-11-01')).to.deep.equal({
      from: at(2026, 10, 20),
      to: at(2026, 10, 20),
    });
  });

  it('is the usual one where what is named means nothing', () => {
    expect(asked('yesterday', '11/29/2026')).to.deep.equal(asked('', ''));
    for (const days of [0, -3, Number.NaN, Number.POSITIVE_INFINITY])
      expect(daysAsked(days)).to.equal(30);
  });
});

describe('what is read of analytics', () => {
  const found = inventedAnalytics({ from: at(2026, 10, 23), to: now, zone: 'UTC' });

  it('stays in sight while it is asked anew, but not for another person', () => {
    const loaded = { status: 'loaded', shown: found } as const;
    expect(asking(loaded, true).shown).to.equal(found);
    expect(asking(loaded, false).shown).to.equal(undefined);
    expect(failing(loaded, 'offline', true)).to.deep.include({ code: 'offline', shown: found });
    expect(failing(loaded, 'offline', false).shown).to.equal(undefined);
    expect(failing(NOTHING_READ, 'offline', true).shown).to.equal(undefined);
  });

  it('is summed up, and empty where nothing has happened', () => {
    expect(totals(found).calls).to.equal(found.days.reduce((all, { calls }) => all + calls, 0));
    expect(isEmpty(found)).to.equal(false);
    const none = { ...found, days: [], endings: {}, worst: [] };
    expect(isEmpty(none)).to.equal(true);
    // Somebody was rung in vain: that is something.
    expect(isEmpty({ ...none, endings: { offline: 1 } })).to.equal(false);
  });
});

describe('a chart of days', () => {
  it('has a round number at its top, and at least one', () => {
    expect([0, 1, 2, 3, 7, 9, 11, 59, 81, 999].map(topOf)).to.deep.equal([
      1, 1, 2, 4, 8, 10, 20, 60, 100, 1_000,
    ]);
  });
});
