import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemorySubscriptions, MOST } from '../../../server/push/memory-subscriptions.ts';
import { WELL_FORMED } from '../../support/messages.ts';

const at = (endpoint: string) => {
  const { subscription, ...rest } = WELL_FORMED['push:subscribe'];
  return { ...rest, name: 'Bob', subscription: { ...subscription, endpoint } };
};

describe('a browser that can be reached', () => {
  const endpoints = async (all: MemorySubscriptions, user: string) =>
    (await all.of(user)).map(({ subscription }) => subscription.endpoint);

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
});
