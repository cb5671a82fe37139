import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { gallery } from '../../src/layout/gallery.ts';
import type { Size } from '../../src/layout/layout.ts';

const count = fc.integer({ min: 1, max: 60 });
const stage = fc.record({
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 200, max: 1200 }),
});
const gap = fc.integer({ min: 0, max: 16 });
const pages = (people: number, on: Size, between: number) => {
  const first = gallery(people, on, between);
  return Array.from({ length: first.pages }, (_, page) => gallery(people, on, between, page));
};

test('everybody is on exactly one page', () => {
  fc.assert(
    fc.property(count, stage, gap, (people, on, between) => {
      const all = pages(people, on, between);
      for (let person = 0; person < people; person += 1) {
        const shown = all.filter(({ places }) => places[person] !== undefined);
        assert.equal(shown.length, 1);
      }
    }),
  );
});

test('no tile is too small where there is room for one, and all are equal on all pages', () => {
  fc.assert(
    fc.property(count, stage, gap, (people, on, between) => {
      const tiles = pages(people, on, between).flatMap(({ places }) => places.filter((one) => one));
      for (const tile of tiles) {
        assert.ok(tile && tile.width >= 89 && tile.height >= 89, `${tile?.width}×${tile?.height}`);
        assert.equal(tile.width, tiles[0]?.width);
        assert.equal(tile.height, tiles[0]?.height);
      }
    }),
  );
});

test('who is on a page stays in place when others come behind them', () => {
  const on = { width: 500, height: 380 };
  const before = gallery(20, on, 8);
  const after = gallery(27, on, 8);
  assert.deepEqual(after.places.slice(0, 9), before.places.slice(0, 9));
});

test('a page beyond the last one is the last one, and one before the first is the first', () => {
  const on = { width: 500, height: 380 };
  assert.deepEqual(gallery(20, on, 8, 99), gallery(20, on, 8, 2));
  assert.equal(gallery(20, on, 8, -1).page, 0);
  assert.equal(gallery(3, on, 8, 5).pages, 1);
});
