import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { every } from '../../src/base/every.ts';

describe('every', () => {
  it('calls again and again, never twice at once, until it is told to stop', async () => {
    const over = new AbortController();
    let running = 0;
    let count = 0;
    await new Promise<void>((resolve) => {
      const what = async (passed: number) => {
        running += 1;
        assert.equal(running, 1);
        assert.ok(passed >= 0);
        await new Promise((done) => setTimeout(done, 5));
        running -= 1;
        count += 1;
        if (count === 3) resolve();
      };
      every(1, what, over.signal);
    });
    over.abort();
    await new Promise((done) => setImmediate(done));
    assert.equal(count, 3);
  });

  it('tells how much time has passed', async () => {
    const over = new AbortController();
    const began = Date.now();
    const passed = await new Promise<number>((resolve) => every(20, resolve, over.signal));
    over.abort();
    assert.ok(passed <= Date.now() - began);
    assert.ok(passed > 0, `${passed} ms`);
  });
});
