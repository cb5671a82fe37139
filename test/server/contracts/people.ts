import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Session } from '../../../server/session.ts';
import type { TwoNodes } from './two-nodes.ts';

const session = (id: string, user: string, name = user): Session => ({ id, user, name });

/** What holds for who is there, wherever that is kept. `nodes` are those of the case. */
export function peopleContract(nodes: () => TwoNodes): void {
  describe('people', () => {
    it('knows who is there, under the name that they came with last, whatever clocks say', async (t) => {
      const { one, other } = nodes();
      assert.deepEqual(await one.people.get('bob'), {
        user: 'bob',
        name: 'bob',
        status: 'offline',
      });
      await one.people.add(session('s1', 'bob', 'Bob'));
      const late = t.mock.method(Date, 'now', () => 1);
      await other.people.add(session('s2', 'bob', 'Bobby'));
      late.mock.restore();
      assert.deepEqual(await one.people.get('bob'), {
        ...{ user: 'bob', name: 'Bobby', status: 'available' },
      });
      assert.equal(await one.people.sessions('bob'), 2);
      await one.people.remove('s2');
      assert.equal((await other.people.get('bob')).name, 'Bob');
      await other.people.remove('s1');
      assert.equal((await one.people.get('bob')).status, 'offline');
      assert.equal(await one.people.sessions('bob'), 0);
    });

    it('knows who is busy, in which rooms each session is, and who wants to hear of calls meanwhile', async () => {
      const { one, other } = nodes();
      await one.people.add(session('s1', 'bob'));
      await one.people.place('s1', 'the tea room', true);
      await other.people.place('s1', 'call-2', true);
      assert.equal((await other.people.get('bob')).status, 'busy');
      assert.deepEqual([...(await one.people.placesOf('s1'))].sort(), ['call-2', 'the tea room']);
      assert.equal(await other.people.isTaken('bob'), false);
      await one.people.setCallWaiting('s1', false);
      assert.equal(await other.people.isTaken('bob'), true);
      await one.people.place('s1', 'call-2', false);
      await one.people.place('s1', 'the tea room', false);
      assert.equal(await other.people.isTaken('bob'), false);
      assert.equal((await other.people.get('bob')).status, 'available');
    });

    it('forgets all of a session that is gone, and lets nothing of it come back', async () => {
      const { one } = nodes();
      await one.people.add(session('s1', 'bob'));
      await one.people.place('s1', 'tea', true);
      await one.people.remove('s1');
      await one.people.place('s1', 'tea', true);
      await one.people.setCallWaiting('s1', false);
      assert.deepEqual(await one.people.placesOf('s1'), []);
      assert.equal((await one.people.get('bob')).status, 'offline');
      assert.deepEqual(await one.people.everyone(), []);
    });

    it('lists everybody once', async () => {
      const { one, other } = nodes();
      await one.people.add(session('s1', 'bob', 'Bob'));
      await one.people.add(session('s2', 'alice', 'Alice'));
      await other.people.add(session('s3', 'bob', 'Bob'));
      const names = (await other.people.everyone()).map(({ name }) => name);
      assert.deepEqual(names.sort(), ['Alice', 'Bob']);
    });
  });
}
