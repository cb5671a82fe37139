import assert from 'node:assert/strict';
import { it } from 'node:test';
import { retryAfter } from '../../../server/sockets/come-back-state.ts';

it('pages come back one after the other, the last of however many within a grace time', () => {
  assert.equal(retryAfter(0, 1), 1_000);
  assert.deepEqual([retryAfter(1, 100), retryAfter(99, 100)], [1_002, 1_198]);
  const last = retryAfter(49_999, 50_000);
  assert.ok(last > 8_900 && last <= 9_000, String(last));
});
