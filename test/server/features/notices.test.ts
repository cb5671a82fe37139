import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Notice } from '../../../src/protocol/notice.ts';
import type { Visitor } from '../../support/rules.ts';
import { Visitors } from '../../support/visitors.ts';

describe('a notice', () => {
  const visitors = new Visitors();
  const person = (user: string) => visitors.person(user);
  afterEach(() => visitors.end());

  const page = (who: Visitor, more = {}) => who.ask('notice:list', more);
  const list = async (who: Visitor): Promise<readonly Notice[]> => (await page(who)).notices;
  const news = (who: Visitor) => who.next('notice:changed');
  const tell = (title: string) =>
    visitors.server.notify('bob', { kind: 'recording', code: 'ready', title, room: title });

  it('is kept for somebody who is not there, and comes in pages, with the unread counted', async () => {
    for (let index = 0; index < 5; index += 1) await tell(`tea ${index}`);
    const bob = await person('bob');
    const first = await page(bob, { limit: 3 });
    assert.deepEqual([first.unread, first.older], [5, true]);
    const { at, id: _id, ...rest } = first.notices[0]!;
    assert.deepEqual(rest, {
      ...{ kind: 'recording', code: 'ready', title: 'tea 4', room: 'tea 4', read: false },
    });
    assert.ok(at > 0);
    await bob.ask('notice:delete', { notices: [first.notices[2]!.id] });
    const second = await page(bob, { before: first.notices[2]!.at });
    assert.deepEqual(
      second.notices.map(({ title }) => title),
      ['tea 1', 'tea 0'],
    );
    assert.deepEqual([second.unread, second.older], [4, false]);
  });

  it('is read, or deleted, on all devices of the person at once', async () => {
    const [bob, other] = [await person('bob'), await person('bob')];
    const came = news(other);
    await tell('tea');
    const [notice] = (await came).notices ?? [];
    const read = news(other);
    await bob.ask('notice:read', { notices: [notice!.id] });
    assert.deepEqual(await read, { read: [notice!.id], unread: 0 });
    const gone = news(other);
    await bob.ask('notice:delete', { notices: [notice!.id] });
    assert.deepEqual(await gone, { gone: [notice!.id], unread: 0 });
  });

  it('that came after what was seen stays unread, and stays, where all are read or deleted', async () => {
    for (const title of ['one', 'two', 'three']) await tell(title);
    const bob = await person('bob');
    const [, seen] = await list(bob);
    await bob.ask('notice:read', { until: seen!.at });
    assert.deepEqual(
      (await list(bob)).map(({ read }) => read),
      [false, true, true],
    );
    await bob.ask('notice:delete', { until: seen!.at });
    assert.deepEqual(
      (await list(bob)).map(({ title }) => title),
      ['three'],
    );
  });
});
