import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryMissedCalls } from '../../../server/missed/memory-missed-calls.ts';
import { withCall, withoutCalls } from '../../../server/missed/missed-state.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';

const call = (id: string) => ({ id, from: { user: 'bob', name: 'Bob' }, video: false, at: 0 });

describe('what was missed', () => {
  it('is kept newest first, each call once, and no more than the limit', () => {
    const ids = Array.from({ length: LIMITS.missed + 1 }, (_, index) => `call-${index}`);
    const list = ids.map(call).reduce<readonly ReturnType<typeof call>[]>(withCall, []);
    assert.equal(list.length, LIMITS.missed);
    assert.equal(list[0]?.id, `call-${LIMITS.missed}`);
    assert.equal(list.at(-1)?.id, 'call-1');
    assert.equal(withCall(list, call('call-7')), list);
  });

  it('goes when it was seen, and stays the same list where nothing goes', () => {
    const list = [call('a'), call('b')];
    assert.deepEqual(withoutCalls(list, ['a', 'c']), [call('b')]);
    assert.equal(withoutCalls(list, ['c']), list);
  });

  it('is kept for so many people: the one longest unchanged is forgotten', async () => {
    const missed = new MemoryMissedCalls();
    for (let index = 0; index <= 10_000; index += 1) {
      await missed.change(`user-${index}`, (list) => withCall(list, call('a')));
    }
    assert.equal((await missed.of('user-0')).length, 0);
    assert.equal((await missed.of('user-1')).length, 1);
    await missed.change('user-1', () => []);
    assert.equal((await missed.of('user-1')).length, 0);
  });
});
