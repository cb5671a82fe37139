import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { grid } from '../../src/layout/grid.ts';
import type { Place, Size } from '../../src/layout/layout.ts';

const size = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
const count = fc.integer({ min: 1, max: 25 });
const anyBox = fc.record({ width: size(1, 4000), height: size(1, 4000) });
/** From a phone held upright to a wide window. */
const screen = fc
  .record({ height: size(150, 2000), shape: size(0.45, 2.4) })
  .map(({ height, shape }) => ({ width: height * shape, height }));
const gap = fc.integer({ min: 0, max: 16 });
/** What floating point may be off by. */
const TINY = 1e-6;

const isOverlapping = (a: Place, b: Place): boolean =>
  a.x + a.width > b.x + TINY &&
  b.x + b.width > a.x + TINY &&
  a.y + a.height > b.y + TINY &&
  b.y + b.height > a.y + TINY;

const isInside = ({ x, y, width, height }: Place, stage: Size): boolean =>
  x >= -TINY && y >= -TINY && x + width <= stage.width + TINY && y + height <= stage.height + TINY;

const part = (places: readonly Place[], stage: Size): number =>
  places.reduce((sum, { width, height }) => sum + width * height, 0) / (stage.width * stage.height);

test('all tiles are equal, within the stage, and apart, whatever its size', () => {
  fc.assert(
    fc.property(count, anyBox, (n, stage) => {
      const places = grid(n, stage);
      assert.equal(places.length, n);
      for (const [index, place] of places.entries()) {
        assert.ok(isInside(place, stage), 'outside');
        assert.equal(place.width, places[0]?.width);
        assert.equal(place.height, places[0]?.height);
        assert.ok(!places.slice(index + 1).some((other) => isOverlapping(place, other)), 'overlap');
      }
    }),
  );
});

test('gaps are kept between tiles', () => {
  fc.assert(
    fc.property(count, screen, gap, (n, stage, between) => {
      const places = grid(n, stage, between);
      const grown = places.map((place) => ({
        ...place,
        width: place.width + between,
        height: place.height + between,
      }));
      for (const [index, place] of grown.entries())
        assert.ok(!grown.slice(index + 1).some((other) => isOverlapping(place, other)));
    }),
  );
});

test('faces stay in the picture: no tile is slimmer than 3:4 or wider than 16:9', () => {
  fc.assert(
    fc.property(count, screen, gap, (n, stage, between) => {
      const [{ width, height } = { width: 1, height: 1 }] = grid(n, stage, between);
      assert.ok(width / height >= 3 / 4 - TINY);
      assert.ok(width / height <= 16 / 9 + TINY);
    }),
  );
});

test('at least 60 % of any usual screen is covered', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), screen, (n, stage) => {
      assert.ok(part(grid(n, stage), stage) > 0.599);
    }),
  );
});

test('at least 74 % between 9:16 and 16:9 is covered', () => {
  const usual = screen.filter(({ width, height }) => {
    return width / height >= 9 / 16 && width / height <= 16 / 9;
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), usual, (n, stage) => {
      assert.ok(part(grid(n, stage), stage) > 0.74);
    }),
  );
});

test('more people never make larger tiles', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), screen, (n, stage) => {
      const [few] = grid(n, stage);
      const [many] = grid(n + 1, stage);
      const area = (place?: Place) => (place ? place.width * place.height : 0);
      assert.ok(area(many) <= area(few) + 1);
    }),
  );
});

test('on a phone held upright, three stand below each other', () => {
  const places = grid(3, { width: 360, height: 740 }, 8);
  assert.deepEqual(
    places.map(({ x }) => x),
    [places[0]?.x, places[0]?.x, places[0]?.x],
  );
});

test('a last row that is not full stands in the middle', () => {
  const [first, , , fourth, fifth] = grid(5, { width: 1600, height: 900 });
  assert.ok(first && fourth && fifth);
  assert.ok(fourth.x > first.x);
  assert.ok(Math.abs(fourth.x - (1600 - fifth.x - fifth.width)) < TINY);
});

test('nobody, and a stage without room, have no places', () => {
  assert.deepEqual(grid(0, { width: 100, height: 100 }), []);
  assert.deepEqual(grid(3, { width: 0, height: 100 }), []);
  assert.deepEqual(grid(3, { width: 100, height: -1 }), []);
});
