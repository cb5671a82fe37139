import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { after } from '../../src/base/timers.ts';

describe('a timer', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('calls back once, when its time has come', () => {
    let calls = 0;
    after(50, () => calls++);
    mock.timers.tick(49);
    assert.equal(calls, 0);
    mock.timers.tick(100);
    assert.equal(calls, 1);
  });

  it('ends with its signal', () => {
    let calls = 0;
    const over = new AbortController();
    after(50, () => calls++, over.signal);
    over.abort();
    after(50, () => calls++, over.signal);
    mock.timers.tick(100);
    assert.equal(calls, 0);
  });

  it('leaves nothing on its signal', () => {
    const over = new AbortController();
    const left = new Set<unknown>();
    const { signal } = over;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (type: string, listener: never) => {
      left.add(listener);
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: never) => {
      left.delete(listener);
      remove(type, listener);
    };
    after(50, () => {}, signal);
    assert.equal(left.size, 1);
    mock.timers.tick(50);
    assert.equal(left.size, 0);
  });
});
