import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { type OpenPlace, withNodes } from './place.ts';

/** What holds for blocks, wherever they are kept. */
export function blocksContract(open: OpenPlace): void {
  describe('blocks', () => {
    it(
      'are one person’s, the latest first, and each once',
      withNodes(open, async ({ blocks }) => {
        for (const other of ['bob', 'eve', 'bob']) await blocks.add('ann', other);
        assert.deepEqual(await blocks.of('ann'), ['bob', 'eve']);
        assert.equal(await blocks.has('ann', 'eve'), true);
        assert.equal(await blocks.has('eve', 'ann'), false);
        await blocks.remove('ann', 'bob');
        await blocks.remove('ann', 'nobody');
        assert.deepEqual(await blocks.of('ann'), ['eve']);
        assert.equal(await blocks.has('ann', 'bob'), false);
      }),
    );

    it(
      'are so many, and then the oldest is forgotten',
      withNodes(open, async ({ blocks }) => {
        for (let index = 0; index <= LIMITS.blocked; index += 1)
          await blocks.add('ann', `user-${index}`);
        assert.equal((await blocks.of('ann')).length, LIMITS.blocked);
        assert.equal(await blocks.has('ann', 'user-0'), false);
        assert.equal(await blocks.has('ann', 'user-1'), true);
      }),
    );

    it(
      'are all there when two nodes add some at once',
      withNodes(open, async (one, other) => {
        const others = Array.from({ length: 20 }, (_, index) => `user-${index}`);
        await Promise.all(
          others.map((user, index) => (index % 2 ? one : other).blocks.add('ann', user)),
        );
        assert.deepEqual([...(await one.blocks.of('ann'))].sort(), [...others].sort());
      }),
    );
  });
}
