import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { analyticsQuery } from '../../src/protocol/analytics.ts';

const read = (query: unknown) => v.safeParse(analyticsQuery, query);

describe('the question for analytics', () => {
  it('has times as numbers, and UTC where no zone is named', () => {
    assert.deepEqual(read({}).output, { zone: 'UTC' });
    assert.deepEqual(read({ from: '1000', to: '2000', zone: 'Europe/Vienna' }).output, {
      ...{ from: 1_000, to: 2_000, zone: 'Europe/Vienna' },
    });
  });

  it('is about an existing zone, from earlier to later, and a year at most', () => {
    for (const query of [
      { zone: 'Middle-earth/Shire' },
      { zone: '' },
      { from: '2000', to: '1000' },
      { from: '0', to: String(367 * 86_400_000) },
      { from: '-5' },
      { from: '1e3' },
      { from: ['1', '2'] },
      { since: '1' },
    ]) {
      assert.equal(read(query).success, false, JSON.stringify(query));
    }
    for (const one of ['from', 'to']) assert.equal(read({ [one]: '1796000000000' }).success, true);
    assert.equal(read({ from: '0', to: String(366 * 86_400_000) }).success, true);
  });
});
