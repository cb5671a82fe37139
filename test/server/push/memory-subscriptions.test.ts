import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemorySubscriptions, MOST } from '../../../server/push/memory-subscriptions.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { WELL_FORMED } from '../../support/messages.ts';

const at = (endpoint: string) => {
  const { subscription, ...rest } = WELL_FORMED['push:subscribe'];
  return { ...rest, name: 'Bob', subscription: { ...subscription, endpoint } };
};

describe('a browser that can be reached', () => {
  const endpoints = async (all: MemorySubscriptions, user: string) =>
    (await all.of(user)).map(({ subscription }) => subscription.endpoint);

  it('is one person’s: the next who signs in there takes it over', async () => {
    const all = new MemorySubscriptions();
    await all.add('bob', at('one'));
    await all.add('carol', at('one'));
    assert.deepEqual(await endpoints(all, 'bob'), []);
    assert.deepEqual(await endpoints(all, 'carol'), ['one']);
  });

  it('is counted once, and the oldest goes when there are too many', async () => {
    const all = new MemorySubscriptions();
    await all.add('bob', at('0'));
    await all.add('bob', at('0'));
    for (let index = 1; index <= LIMITS.subscriptions; index += 1)
      await all.add('bob', at(String(index)));
    const left = await endpoints(all, 'bob');
    assert.equal(left.length, LIMITS.subscriptions);
    assert.ok(!left.includes('0'));
  });

  it('is kept for those who subscribed last, with any of their browsers', async () => {
    const all = new MemorySubscriptions();
    for (const user of ['bob', 'carol'])
      for (const browser of ['phone', 'laptop']) await all.add(user, at(`${user} ${browser}`));
    for (let n = 2; n < MOST; n += 1) await all.add(`user ${n}`, at(`user ${n}`));
    await all.add('bob', at('bob phone'));
    await all.add('dave', at('dave'));
    assert.deepEqual(await endpoints(all, 'carol'), []);
    assert.deepEqual(await endpoints(all, 'bob'), ['bob laptop', 'bob phone']);
  });

  it('is nobody else’s to take away', async () => {
    const all = new MemorySubscriptions();
    await all.add('bob', at('one'));
    await all.remove('mallory', 'one');
    assert.deepEqual(await endpoints(all, 'bob'), ['one']);
    await all.remove('bob', 'one');
    assert.deepEqual(await endpoints(all, 'bob'), []);
  });
});
