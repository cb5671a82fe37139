import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { every } from '../../src/base/every.ts';

describe('every', () => {
  it('calls again and again, never twice at once, until it is told to stop', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const pass = (ms: number) => test.mock.timers.tick(ms);
    const over = new AbortController();
    const calls: { passed: number; done: () => void }[] = [];
    every(10, (passed) => new Promise((done) => calls.push({ passed, done })), over.signal);
    const finish = async () => {
      calls.at(-1)?.done();
      await new Promise(setImmediate);
    };
    pass(10);
    pass(100);
    assert.equal(calls.length, 1, 'the first is not done yet');
    await finish();
    pass(10);
    assert.deepEqual(
      calls.map(({ passed }) => passed),
      [10, 110],
    );
    over.abort();
    await finish();
    pass(100);
    assert.equal(calls.length, 2);
  });

  it('goes on after a time that failed', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const warn = test.mock.method(console, 'warn', () => {});
    const over = new AbortController();
    let calls = 0;
    const fail = async () => {
      calls += 1;
      throw new Error(`time ${calls}`);
    };
    every(10, fail, over.signal);
    for (let time = 1; time <= 2; time += 1) {
      test.mock.timers.tick(10);
      await new Promise(setImmediate);
      assert.equal(calls, time);
    }
    over.abort();
    assert.equal(warn.mock.callCount(), 2);
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
