import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withCall, withoutCalls } from '../../../server/missed/missed-state.ts';
import { withNotice, without, withRead } from '../../../server/notices/notices-state.ts';
import { HOSTILE, type OpenPlace, withNodes } from './place.ts';

const call = (id: string, name = 'Bob') => ({
  ...{ id, from: { user: 'bob', name }, video: false, at: 0 },
});
const tea = { kind: 'system', code: 'ended', title: 'tea' } as const;
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** What holds for the lists of missed calls and of notices, wherever they are kept. */
export function listsContract(open: OpenPlace): void {
  describe('what people missed', () => {
    it(
      'is kept newest first, for each person apart',
      withNodes(open, async ({ missed }) => {
        for (const id of ['first', 'second', 'third'])
          await missed.change('ann', (list) => withCall(list, call(id)));
        await missed.change('eve', (list) => withCall(list, call('first')));
        assert.deepEqual(ids(await missed.of('ann')), ['third', 'second', 'first']);
        assert.deepEqual(ids(await missed.of('eve')), ['first']);
        assert.deepEqual(await missed.of('nobody'), []);
      }),
    );

    it(
      'is told as it was and as it is, and as the same where nothing changes',
      withNodes(open, async ({ missed }) => {
        const { before, after } = await missed.change('ann', (list) => withCall(list, call('a')));
        assert.deepEqual([before, after], [[], [call('a')]]);
        const same = await missed.change('ann', (list) => withoutCalls(list, ['b']));
        assert.equal(same.before, same.after);
        assert.deepEqual(same.after, [call('a')]);
        const gone = await missed.change('ann', () => []);
        assert.deepEqual([gone.before, gone.after], [[call('a')], []]);
        assert.deepEqual(await missed.of('ann'), []);
      }),
    );

    it(
      'loses nothing when two nodes change it at once',
      withNodes(open, async (one, other) => {
        const wanted = Array.from({ length: 20 }, (_, index) => `call-${index}`);
        await Promise.all(
          wanted.map((id, index) =>
            (index % 2 ? one : other).missed.change('ann', (list) => withCall(list, call(id))),
          ),
        );
        assert.deepEqual(ids(await one.missed.of('ann')).sort(), [...wanted].sort());
        assert.deepEqual(await one.missed.of('ann'), await other.missed.of('ann'));
      }),
    );

    it(
      'is as it was where a recipe throws',
      withNodes(open, async ({ missed }) => {
        await missed.change('ann', () => [call('a')]);
        const broken = missed.change('ann', () => {
          throw new RangeError('no');
        });
        await assert.rejects(broken, RangeError);
        assert.deepEqual(await missed.of('ann'), [call('a')]);
      }),
    );

    it(
      'has the names that people have given themselves, whatever is in them',
      withNodes(open, async ({ missed }, other) => {
        const list = HOSTILE.map((name, index) => call(`call-${index}`, name));
        await missed.change('ann', () => list);
        assert.deepEqual(await other.missed.of('ann'), list);
      }),
    );
  });

  describe('notices', () => {
    it(
      'keep their order, whatever becomes of those between',
      withNodes(open, async ({ notices }, other) => {
        for (const id of ['notice-a', 'notice-b', 'notice-c', 'notice-d'])
          await notices.change('ann', (list) => withNotice(list, id, 1, tea));
        await notices.change('ann', (list) => withRead(list, ({ id }) => id === 'notice-b'));
        await notices.change('ann', (list) => without(list, ({ id }) => id === 'notice-c'));
        await notices.change('ann', (list) => withNotice(list, 'notice-e', 1, tea));
        const kept = await other.notices.of('ann');
        assert.deepEqual(ids(kept), ['notice-e', 'notice-d', 'notice-b', 'notice-a']);
        assert.deepEqual(
          kept.map(({ read }) => read),
          [false, false, true, false],
        );
      }),
    );

    it(
      'are any text that somebody wrote',
      withNodes(open, async ({ notices }) => {
        for (const [index, text] of HOSTILE.entries()) {
          const what = { ...tea, text };
          await notices.change('ann', (list) => withNotice(list, `notice-${index}`, 1, what));
        }
        const kept = (await notices.of('ann')).map((one) => 'text' in one && one.text);
        assert.deepEqual(kept.reverse(), HOSTILE);
      }),
    );
  });
}
