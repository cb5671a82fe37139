import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeptReport } from '../../../server/storage/quality-reports.ts';
import { type OpenPlace, withNodes } from './place.ts';

const report = (room: string, member: string, at: number, instance = 'page'): KeptReport => ({
  ...{ room, instance, by: { member, user: `user of ${member}` }, at, seconds: at, members: [] },
  levels: { good: 1, fair: 0, poor: 0 },
});

/** What holds for reports of how calls were, wherever they are kept. */
export function qualityReportsContract(open: OpenPlace): void {
  describe('reports of how a call was', () => {
    it(
      'take the place of the same page’s, and are in the order in which they came',
      withNodes(open, async ({ reports }, other) => {
        await reports.put(report('tea', 'a', 1));
        await reports.put(report('tea', 'b', 2));
        await reports.put(report('tea', 'a', 3));
        await reports.put(report('tea', 'a', 4, 'another page'));
        await reports.put(report('coffee', 'a', 5));
        assert.deepEqual(await other.reports.of('tea'), [
          report('tea', 'b', 2),
          report('tea', 'a', 3),
          report('tea', 'a', 4, 'another page'),
        ]);
        assert.deepEqual(await reports.of('nothing'), []);
        assert.deepEqual(await other.reports.get(report('tea', 'a', 0)), report('tea', 'a', 3));
        assert.equal(await reports.get(report('coffee', 'b', 0)), undefined);
      }),
    );
  });
}
