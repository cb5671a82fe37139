import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Deliveries, Delivery } from '../../../server/webhooks/deliveries.ts';
import { HOSTILE, type OpenPlace, withNodes } from './place.ts';

const URL = 'https://site.example/hook?key=secret';
const OTHER = 'https://other.example/hook';

let count = 0;
const delivery = (call: string, more: Partial<Delivery> = {}): Delivery => {
  count += 1;
  const body = JSON.stringify({ call, count });
  return {
    id: `msg-${count}`,
    url: URL,
    call,
    place: count,
    type: 'call.ended',
    body,
    tries: 0,
    ...more,
  };
};
const ids = (all: readonly Delivery[]) => all.map(({ id }) => id);

async function added(deliveries: Deliveries, ...all: Delivery[]): Promise<readonly Delivery[]> {
  for (const one of all) await deliveries.add(one);
  return all;
}

/** What holds for events that wait for sites, wherever they are kept. */
export function deliveriesContract(open: OpenPlace): void {
  describe('deliveries', () => {
    it(
      'are taken by one node, the oldest first, and are as they were added',
      withNodes(open, async (one, other) => {
        const all = await added(
          one.deliveries,
          ...HOSTILE.map((text, index) =>
            delivery(`call ${index}`, { body: JSON.stringify(text) }),
          ),
        );
        await one.deliveries.add(all[0]!);
        const [first, second] = await Promise.all([
          one.deliveries.claim(URL, 1_000, 2_000, 4),
          other.deliveries.claim(URL, 1_000, 2_000, 4),
        ]);
        const taken = [...first, ...second].sort((a, b) => a.place - b.place);
        assert.deepEqual(taken, all);
        assert.deepEqual(await one.deliveries.claim(URL, 1_999, 3_000, 9), []);
      }),
    );

    it(
      'are for one address each',
      withNodes(open, async ({ deliveries }) => {
        const here = delivery('a');
        await added(deliveries, here, { ...here, url: OTHER });
        assert.deepEqual(await deliveries.claim(OTHER, 1, 2, 9), [{ ...here, url: OTHER }]);
        await deliveries.done({ id: here.id, url: OTHER });
        assert.deepEqual(await deliveries.claim(URL, 1, 2, 9), [here]);
      }),
    );

    it(
      'wait for what comes before them in their call, and for no other call',
      withNodes(open, async ({ deliveries }) => {
        const [first, second, another] = [delivery('a'), delivery('a'), delivery('b')];
        await added(deliveries, first, second, another);
        assert.deepEqual(ids(await deliveries.claim(URL, 1, 100, 9)), [first.id, another.id]);
        await deliveries.postpone(first, 50);
        assert.deepEqual(await deliveries.claim(URL, 49, 100, 9), []);
        assert.deepEqual(await deliveries.claim(URL, 50, 100, 9), [{ ...first, tries: 1 }]);
        await deliveries.done(first);
        assert.deepEqual(ids(await deliveries.claim(URL, 51, 100, 9)), [second.id]);
      }),
    );

    it(
      'can be taken again when whoever took them is taken to have died',
      withNodes(open, async (one, other) => {
        const [only] = await added(one.deliveries, delivery('a'));
        await one.deliveries.claim(URL, 1, 100, 9);
        assert.deepEqual(await other.deliveries.claim(URL, 99, 200, 9), []);
        assert.deepEqual(await other.deliveries.claim(URL, 100, 200, 9), [only]);
      }),
    );

    it(
      'that are given up are on a list with the reason, hold up nobody, and can be tried anew',
      withNodes(open, async ({ deliveries }) => {
        const all = [delivery('a'), delivery('a'), delivery('b')] as const;
        await added(deliveries, ...all);
        for (const one of [all[0], all[2]]) await deliveries.bury(one, 'answered 500');
        assert.deepEqual(ids(await deliveries.claim(URL, 1, 100, 9)), [all[1].id]);
        assert.deepEqual(await deliveries.dead(9), [
          { ...all[0], tries: 1, reason: 'answered 500' },
          { ...all[2], tries: 1, reason: 'answered 500' },
        ]);
        assert.deepEqual(ids(await deliveries.dead(1)), [all[0].id]);
        assert.deepEqual(ids(await deliveries.waiting(9)), [all[1].id]);
        assert.equal(await deliveries.revive('nobody', 5), 0);
        assert.equal(await deliveries.revive(all[2].id, 5), 1);
        const [again] = await deliveries.claim(URL, 5, 100, 9);
        assert.deepEqual([again?.id, again?.tries, again?.body], [all[2].id, 0, all[2].body]);
        assert.equal(await deliveries.revive(undefined, 5), 1);
        assert.deepEqual(await deliveries.dead(9), []);
      }),
    );
  });
}
