import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { listRange, rowAt, topOf } from '../../src/layout/list-range.ts';

const heights = fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 1, maxLength: 200 });
const sum = (rows: readonly number[]) => rows.reduce((all, one) => all + one, 0);

test('what is in sight of a list, and a margin around it, is in the range; space stands for the rest', () => {
  fc.assert(
    fc.property(heights, fc.nat(20_000), fc.nat(500), (rows, scrolled, margin) => {
      const height = 300;
      const top = Math.min(scrolled, Math.max(0, sum(rows) - height));
      const { from, to, above, below } = listRange(rows, { top, height }, margin);
      assert.ok(from < to && to <= rows.length);
      assert.equal(above, sum(rows.slice(0, from)));
      assert.equal(above + sum(rows.slice(from, to)) + below, sum(rows));
      assert.ok(from === 0 || above <= top);
      assert.ok(to === rows.length || above + sum(rows.slice(from, to)) >= top + height);
      assert.ok(sum(rows.slice(from, to)) <= height + 2 * margin + 600);
    }),
  );
});

test('of ten thousand rows, few are in the range', () => {
  const { from, to } = listRange(Array(10_000).fill(50), { top: 250_000, height: 500 }, 500);
  assert.deepEqual([from, to], [4_989, 5_020]);
});

test('an empty list has an empty range', () => {
  assert.deepEqual(listRange([], { top: 0, height: 300 }, 100), {
    ...{ from: 0, to: 0, above: 0, below: 0 },
  });
});

test('a row is found by where it is', () => {
  fc.assert(
    fc.property(heights, fc.nat(20_000), (rows, wanted) => {
      const top = wanted % sum(rows);
      const { index, offset } = rowAt(rows, top);
      assert.equal(topOf(rows, index) - top, offset);
      assert.ok(offset <= 0 && offset + rows[index]! > 0);
    }),
  );
  assert.deepEqual(rowAt([10, 20], 99), { index: 1, offset: 0 });
});
