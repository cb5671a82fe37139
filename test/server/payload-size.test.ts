import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { fits } from '../../server/payload-size.ts';

it('a payload fits exactly when its JSON is not longer than that', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u0000\u001f', '"\\', '\ud800'),
  );
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), text, fc.nat(400), (value, more, most) => {
      const payload = { value, more };
      assert.equal(fits(payload, most), JSON.stringify(payload).length <= most);
    }),
  );
});

it('what is nested into itself, or far too deep, fits nowhere; what is deep fits if it is short', () => {
  const loop: Record<string, unknown> = {};
  loop['loop'] = loop;
  assert.equal(fits(loop, 80_000), false);
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  assert.equal(fits(nested(100), 80_000), true);
  assert.equal(fits(nested(100), 200), false);
});

it('bytes count as what they become, and nothing as nothing', () => {
  assert.equal(fits({ bytes: Buffer.alloc(10_000) }, 10_000), false);
  assert.equal(fits(undefined, 0), true);
});
