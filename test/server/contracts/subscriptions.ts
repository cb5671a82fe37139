import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Subscriptions } from '../../../server/push/subscriptions.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { WELL_FORMED } from '../../support/messages.ts';
import { HOSTILE, type OpenPlace, withNodes } from './place.ts';

const at = (endpoint: string) => {
  const { subscription, ...rest } = WELL_FORMED['push:subscribe'];
  return { ...rest, name: 'Bob', subscription: { ...subscription, endpoint } };
};
const endpoints = async (all: Subscriptions, user: string) =>
  (await all.of(user)).map(({ subscription }) => subscription.endpoint);

/** What holds for browsers that can be reached, wherever they are kept. */
export function subscriptionsContract(open: OpenPlace): void {
  describe('a browser that can be reached', () => {
    it(
      'is one person’s: the next who signs in there takes it over',
      withNodes(open, async ({ subscriptions }) => {
        await subscriptions.add('bob', at('one'));
        await subscriptions.add('carol', at('one'));
        assert.deepEqual(await endpoints(subscriptions, 'bob'), []);
        assert.deepEqual(await endpoints(subscriptions, 'carol'), ['one']);
      }),
    );

    it(
      'is counted once, and the oldest goes when there are too many',
      withNodes(open, async ({ subscriptions }) => {
        for (const endpoint of ['0', '1', '0']) await subscriptions.add('bob', at(endpoint));
        assert.deepEqual(await endpoints(subscriptions, 'bob'), ['1', '0']);
        for (let index = 2; index <= LIMITS.subscriptions; index += 1)
          await subscriptions.add('bob', at(String(index)));
        const left = await endpoints(subscriptions, 'bob');
        assert.equal(left.length, LIMITS.subscriptions);
        assert.ok(!left.includes('1'));
      }),
    );

    it(
      'is nobody else’s to take away',
      withNodes(open, async ({ subscriptions }) => {
        await subscriptions.add('bob', at('one'));
        await subscriptions.remove('mallory', 'one');
        assert.deepEqual(await endpoints(subscriptions, 'bob'), ['one']);
        await subscriptions.remove('bob', 'one');
        assert.deepEqual(await endpoints(subscriptions, 'bob'), []);
      }),
    );

    it(
      'has one owner, whoever of two asks first on two nodes',
      withNodes(open, async (one, other) => {
        const users = Array.from({ length: 12 }, (_, index) => `user-${index}`);
        await Promise.all(
          users.map((user, index) => (index % 2 ? one : other).subscriptions.add(user, at('x'))),
        );
        const found = await Promise.all(users.map((user) => one.subscriptions.of(user)));
        assert.equal(found.flat().length, 1);
      }),
    );

    it(
      'may have any address',
      withNodes(open, async ({ subscriptions }) => {
        for (const endpoint of HOSTILE) await subscriptions.add('bob', at(endpoint));
        assert.deepEqual(await endpoints(subscriptions, 'bob'), HOSTILE);
        for (const endpoint of HOSTILE) await subscriptions.remove('bob', endpoint);
        assert.deepEqual(await endpoints(subscriptions, 'bob'), []);
      }),
    );
  });
}
