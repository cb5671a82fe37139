import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { faceToFace } from '../../src/layout/face-to-face.ts';

const side = fc.integer({ min: 180, max: 3000 });

test('the other fills the stage, and one’s own picture is within it', () => {
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 16 }), (width, height, gap) => {
      const { other, own } = faceToFace({ width, height }, gap);
      assert.deepEqual(other, { x: 0, y: 0, width, height });
      assert.ok(own.x >= 0 && own.y >= 0);
      assert.equal(own.x + own.width, width - gap);
      assert.equal(own.y + own.height, height - gap);
    }),
  );
});

test('one’s own picture leaves most of the other to be seen', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const { own } = faceToFace({ width, height });
      assert.ok((own.width * own.height) / (width * height) < 0.22);
      assert.ok(own.width >= 72 && own.height >= 72);
    }),
  );
});

test('it is upright where the stage is', () => {
  const { own: phone } = faceToFace({ width: 360, height: 740 });
  const { own: desk } = faceToFace({ width: 1280, height: 720 });
  assert.ok(phone.height > phone.width);
  assert.ok(desk.width > desk.height);
});
