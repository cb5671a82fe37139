import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TokenBucket } from '../../../server/limits/token-bucket.ts';

describe('a bucket of tokens', () => {
  const take = (bucket: TokenBucket, now: number, times: number) =>
    Array.from({ length: times }, () => bucket.take(now)).filter(Boolean).length;

  it('has so many at once, and no more than that however long one waits', () => {
    const bucket = new TokenBucket({ points: 5, seconds: 10 });
    assert.equal(take(bucket, 1_000_000, 9), 5);
    assert.equal(take(bucket, 9_000_000, 9), 5);
  });

  it('fills with time, a token after the other', () => {
    const bucket = new TokenBucket({ points: 5, seconds: 10 });
    take(bucket, 100_000, 5);
    assert.equal(take(bucket, 101_999, 1), 0);
    assert.equal(take(bucket, 102_000, 9), 1);
    assert.equal(take(bucket, 106_000, 9), 2);
  });
});
