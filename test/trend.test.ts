import assert from 'node:assert/strict';
import { it } from 'node:test';
import { trend } from '../bench/support/trend.ts';

const noise = [3, -1, -4, 1, 5, -2, -5, 3, 1, -3, 4, -2];

it('a soak tells what rises from what only varies', () => {
  const flat = trend(noise.map((by) => 100 + by));
  assert.ok(flat.rise < 2 * flat.error);
  const rising = trend(noise.map((by, at) => 100 + by + 2 * at));
  assert.ok(rising.rise > 2 * rising.error);
  const { mean, rise, error } = trend([1, 2, 3, 4, 5]);
  assert.deepEqual([mean, rise], [3, 4]);
  assert.ok(error < 1e-9);
});
