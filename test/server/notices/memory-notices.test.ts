import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryNotices } from '../../../server/notices/memory-notices.ts';
import { withNotice, without } from '../../../server/notices/notices-state.ts';

const add = (notices: MemoryNotices, user: string, id: string) =>
  notices.change(user, (list) =>
    withNotice(list, id, 1, { kind: 'system', code: 'ended', title: 'tea' }),
  );
const count = async (notices: MemoryNotices, user: string) => (await notices.of(user)).length;

describe('notices in memory', () => {
  it('are kept for so many people: the one longest unchanged loses theirs', async () => {
    const notices = new MemoryNotices();
    for (let index = 0; index <= 10_000; index += 1) await add(notices, `user-${index}`, 'a');
    assert.equal(await count(notices, 'user-0'), 0);
    assert.equal(await count(notices, 'user-1'), 1);
  });

  it('are no more than so many in all, and what was deleted counts no more', async () => {
    const notices = new MemoryNotices();
    await add(notices, 'first', 'a');
    for (let index = 0; index < 501; index += 1) {
      const user = `user-${index}`;
      for (let id = 0; id < 200; id += 1) await add(notices, user, `notice-${id}`);
      if (index % 2 === 0) await notices.change(user, (list) => without(list, () => true));
    }
    assert.equal(await count(notices, 'first'), 1);
    for (let index = 0; index < 501; index += 2) {
      for (let id = 0; id < 200; id += 1) await add(notices, `user-${index}`, `notice-${id}`);
    }
    assert.equal(await count(notices, 'first'), 0);
    assert.equal(await count(notices, 'user-500'), 200);
  });
});
