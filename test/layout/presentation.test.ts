import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Place, Size } from '../../src/layout/layout.ts';
import { presentation } from '../../src/layout/presentation.ts';

/** Those who have a place on the page that is shown. */
const seen = (places: readonly (Place | undefined)[]): readonly Place[] =>
  places.filter((place) => place !== undefined);

const TINY = 1e-6;
const GAP = 8;
const people = fc.integer({ min: 1, max: 12 });
/** From a phone held upright to a wide window. */
const stage = fc
  .record({
    height: fc.double({ min: 180, max: 2000, noNaN: true }),
    shape: fc.double({ min: 0.45, max: 2.4, noNaN: true }),
  })
  .map(({ height, shape }) => ({ width: height * shape, height }));

const WIDE = { width: 1280, height: 720 };
const SQUARE = { width: 720, height: 720 };
const UPRIGHT = { width: 360, height: 740 };

const area = ({ width, height }: Size) => width * height;
const right = ({ x, width }: Place) => x + width;
const bottom = ({ y, height }: Place) => y + height;

/** Whether two places are apart by at least `gap`, in one direction or the other. */
const isApart = (a: Place, b: Place, gap: number) =>
  right(a) + gap <= b.x + TINY ||
  right(b) + gap <= a.x + TINY ||
  bottom(a) + gap <= b.y + TINY ||
  bottom(b) + gap <= a.y + TINY;

test('all have a place of their own within the stage, gaps kept', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), people, stage, (n, count, box) => {
      const { screens, people: tiles } = presentation(n, count, box, GAP);
      assert.deepEqual([screens.length, tiles.length], [n, count]);
      const all = [...screens, ...seen(tiles)];
      for (const [index, place] of all.entries()) {
        assert.ok(place.x >= -TINY && place.y >= -TINY, 'outside');
        assert.ok(right(place) <= box.width + TINY && bottom(place) <= box.height + TINY);
        assert.ok(place.width > 0 && place.height > 0);
        assert.ok(all.slice(index + 1).every((other) => isApart(place, other, GAP)));
      }
    }),
  );
});

test('the screen has more than half of the stage, and more than anybody', () => {
  fc.assert(
    fc.property(people, stage, (count, box) => {
      const { screens, people: tiles } = presentation(1, count, box);
      const [screen = { x: 0, y: 0, width: 0, height: 0 }] = screens;
      assert.ok(area(screen) > area(box) / 2);
      assert.ok(seen(tiles).every((tile) => area(tile) < area(screen)));
    }),
  );
});

test('people stand beside it where that leaves the screen larger, else below', () => {
  const where = (box: Size) => {
    const { screens, people: tiles } = presentation(1, 3, box, GAP);
    return seen(tiles).every(({ x }) => x >= right(screens[0] as Place)) ? 'beside' : 'below';
  };
  assert.deepEqual([WIDE, SQUARE, UPRIGHT].map(where), ['beside', 'below', 'below']);
});

test('what an upright stage has to spare is for the people', () => {
  const { screens, people: tiles } = presentation(1, 2, UPRIGHT, GAP);
  assert.ok((screens[0]?.height ?? 0) < UPRIGHT.height * 0.65);
  assert.ok(seen(tiles).every(({ width }) => width > 150));
});

test('two screens share the stage equally', () => {
  for (const box of [WIDE, SQUARE, UPRIGHT]) {
    const { screens } = presentation(2, 4, box, GAP);
    assert.equal(screens.length, 2);
    assert.equal(area(screens[0] as Place), area(screens[1] as Place));
  }
});

test('a stage without room has no places for anybody', () => {
  const { people: tiles } = presentation(1, 3, { width: 0, height: 0 }, GAP);
  assert.deepEqual(seen(tiles), []);
});

test('of very many, as many stand beside it as can be told apart, and the others on other pages', () => {
  for (const box of [WIDE, SQUARE, UPRIGHT]) {
    const first = presentation(1, 48, box, GAP);
    assert.ok(first.pages > 1);
    const pages = Array.from({ length: first.pages }, (_, page) =>
      presentation(1, 48, box, GAP, page),
    );
    for (let person = 0; person < 48; person += 1) {
      assert.equal(pages.filter(({ people: tiles }) => tiles[person]).length, 1);
    }
    for (const { people: tiles, screens, pager } of pages) {
      const screen = screens[0] as Place;
      const isBeside = right(screen) < box.width;
      for (const tile of seen(tiles)) {
        assert.ok(tile.width >= 54 && tile.height >= 54, `${tile.width}×${tile.height}`);
        assert.ok(isApart(tile, pager, 0));
      }
      assert.ok(right(pager) <= box.width && bottom(pager) <= box.height);
      assert.equal(isApart(screen, pager, 0), isBeside);
    }
  }
});

test('the buttons that turn pages leave the corner of a screen free, where it has one of its own', () => {
  const button = 44;
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 48 }), stage, (count, box) => {
      const { screens, pager, pages } = presentation(1, count, box, GAP);
      const [screen] = screens;
      // Where there is room for both.
      if (pages === 1 || !screen || box.width < 260) return;
      const corner = {
        ...{ x: right(screen) - button, y: bottom(screen) - button },
        ...{ width: button, height: button },
      };
      assert.ok(isApart(pager, corner, 0));
    }),
  );
});
