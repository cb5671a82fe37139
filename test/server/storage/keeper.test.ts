import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { Keeper } from '../../../server/storage/keeper.ts';
import { CallError } from '../../../src/protocol/errors.ts';

describe('what nobody waits for', () => {
  let ended: AbortController;
  let told: string[];
  let done: string[];
  const keeper = (more: { pauses?: number[]; most?: number } = {}) =>
    new Keeper({
      until: ended.signal,
      failed: (store) => told.push(`${store} failed`),
      lost: (store) => told.push(`${store} lost`),
      pauses: [1, 1, 1],
      ...more,
    });
  /** Something that fails so often, and is then done. */
  const step = (name: string, failures: number, error: Error = new Error('no')) => {
    let left = failures;
    return async () => {
      left -= 1;
      if (left >= 0) throw error;
      done.push(name);
    };
  };
  beforeEach(() => {
    ended = new AbortController();
    told = [];
    done = [];
  });

  it('is done in order, however often it fails, and is told of once', async () => {
    const here = keeper();
    await Promise.all([
      here.keep('calls', 'a', step('first', 3)),
      here.keep('calls', 'a', step('second', 1)),
      here.keep('calls', 'a', step('third', 0)),
    ]);
    await here.settled();
    assert.deepEqual(done, ['first', 'second', 'third']);
    assert.deepEqual(told, ['calls failed', 'calls failed']);
  });

  it('holds up nothing else', async () => {
    const here = keeper({ pauses: [60_000] });
    await here.keep('calls', 'a', step('a', 1));
    await here.keep('calls', 'b', step('b', 0));
    await here.keep('missed', 'a', step('missed', 0));
    assert.deepEqual(done, ['b', 'missed']);
    // Nor whoever hands over what has to wait for it.
    await here.keep('calls', 'a', step('later', 0));
    ended.abort();
    await here.settled();
    assert.deepEqual(done, ['b', 'missed', 'a', 'later']);
  });

  it('is given up after so many tries, and that is told', async () => {
    const here = keeper();
    await here.keep('notices', 'a', step('a', 9));
    await here.keep('notices', 'a', step('b', 0));
    await here.settled();
    assert.deepEqual([done, told], [['b'], ['notices failed', 'notices lost']]);
  });

  it('is refused where too much waits already, and that is told', async () => {
    const here = keeper({ pauses: [60_000], most: 2 });
    for (const name of ['a', 'b', 'c']) await here.keep('calls', name, step(name, 1));
    assert.deepEqual(told, ['calls failed', 'calls failed', 'calls lost']);
    ended.abort();
    await here.settled();
    assert.deepEqual(done, ['a', 'b']);
  });

  it('is not tried again where a rule refuses it', async () => {
    const here = keeper();
    await here.keep('missed', 'a', step('a', 1, new CallError('invalid')));
    await here.settled();
    assert.deepEqual([done, told], [[], ['missed failed']]);
  });

  it('is tried for the last time when the server ends', async () => {
    const here = keeper({ pauses: [60_000, 60_000] });
    await here.keep('calls', 'a', step('a', 9));
    await here.keep('reports', 'a', step('b', 1));
    ended.abort();
    await here.settled();
    assert.deepEqual(done, ['b']);
    assert.deepEqual(told, ['calls failed', 'reports failed', 'calls lost']);
  });
});
