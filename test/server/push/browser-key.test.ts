import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { describe, it } from 'node:test';
import { isBrowserKey } from '../../../server/push/browser-key.ts';

describe('a browser’s key for Web Push', () => {
  it('is a point of P-256', () => {
    assert.ok(isBrowserKey(createECDH('prime256v1').generateKeys('base64url')));
  });

  it('is none beside the curve, however much it looks like one', () => {
    const point = createECDH('prime256v1').generateKeys();
    const beside = Buffer.from(point.map((byte, index) => (index === 40 ? byte ^ 1 : byte)));
    for (const key of [beside.toString('base64url'), 'B'.repeat(87), `B${'A'.repeat(86)}`])
      assert.ok(!isBrowserKey(key), key);
  });
});
