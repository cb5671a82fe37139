import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallFilter, CallPart, CallRecord, Calls } from '../../../server/calls/calls.ts';
import { HOSTILE, type OpenPlace, withNodes } from './place.ts';

const record = (id: string, began: number, more: Partial<CallRecord> = {}): CallRecord => ({
  ...{ id, room: id, kind: 'call', video: false, began },
  people: [{ user: 'ann', name: 'Ann' }],
  ...more,
});
const put = (calls: Calls, ...all: CallRecord[]) =>
  Promise.all(all.map((one) => calls.change(one.id, () => one)));

/** What holds for what is kept of calls, wherever that is. */
export function callsContract(open: OpenPlace): void {
  const lister = (calls: Calls) => async (filter: CallFilter, part: CallPart) => {
    const { calls: found, more } = await calls.list(filter, part);
    return [found.map(({ id }) => id), more];
  };

  describe('what is kept of calls', () => {
    it(
      'is there as it was last changed',
      withNodes(open, async ({ calls }, other) => {
        const began = record('call-1', 5);
        assert.deepEqual(await calls.change('call-1', () => began), {
          ...{ before: undefined, after: began },
        });
        await other.calls.change('call-1', (old) => old && { ...old, ended: 9, reason: 'ended' });
        assert.deepEqual(await calls.get('call-1'), { ...began, ended: 9, reason: 'ended' });
        const same = await calls.change('call-1', (old) => old);
        assert.equal(same.before, same.after);
        await calls.change('call-1', () => undefined);
        assert.equal(await calls.get('call-1'), undefined);
        assert.deepEqual(await lister(calls)({ user: 'ann' }, { limit: 9 }), [[], false]);
      }),
    );

    it(
      'is listed newest first, in parts',
      withNodes(open, async ({ calls }) => {
        await put(calls, record('b', 2), record('a', 2), record('c', 1), record('d', 3));
        const list = lister(calls);
        assert.deepEqual(await list({}, { limit: 2 }), [['d', 'b'], true]);
        assert.deepEqual(await list({}, { after: 'b', limit: 2 }), [['a', 'c'], false]);
        assert.deepEqual(await list({}, { after: 'c', limit: 2 }), [[], false]);
        assert.deepEqual(await list({}, { after: 'nothing', limit: 2 }), [[], false]);
        const own = { user: 'ann' };
        assert.deepEqual(await list(own, { limit: 2 }), [['d', 'b'], true]);
        assert.deepEqual(await list(own, { after: 'b', limit: 2 }), [['a', 'c'], false]);
      }),
    );

    it(
      'is found by who was there, where, when, how it ended, and whether it goes on',
      withNodes(open, async ({ calls }) => {
        const eve = {
          people: [
            { user: 'eve', name: 'Eve' },
            { user: 'ann', name: 'Ann' },
          ],
        };
        await put(
          calls,
          record('a', 1, { ...eve, ended: 5, reason: 'busy' }),
          record('b', 2, { room: 'tea', ended: 5, reason: 'hung-up' }),
          record('c', 3, { ...eve, room: 'tea' }),
        );
        const found = async (filter: CallFilter) => (await lister(calls)(filter, { limit: 9 }))[0];
        assert.deepEqual(await found({ user: 'eve' }), ['c', 'a']);
        assert.deepEqual(await found({ user: 'nobody' }), []);
        assert.deepEqual(await found({ room: 'tea' }), ['c', 'b']);
        assert.deepEqual(await found({ active: true }), ['c']);
        assert.deepEqual(await found({ active: false }), ['b', 'a']);
        assert.deepEqual(await found({ reason: 'busy' }), ['a']);
        assert.deepEqual(await found({ from: 2, to: 3 }), ['b']);
        assert.deepEqual(await found({ user: 'eve', room: 'tea', active: true, from: 3 }), ['c']);
        assert.deepEqual(await found({ user: 'eve', active: false, to: 1 }), []);
      }),
    );

    it(
      'follows who comes into it and is taken out, and when it began',
      withNodes(open, async ({ calls }) => {
        const list = lister(calls);
        await put(calls, record('a', 5), record('b', 6));
        const people = [{ user: 'bob', name: 'Bob' }];
        await calls.change('a', (old) => old && { ...old, began: 9, people });
        assert.deepEqual(await list({ user: 'ann' }, { limit: 9 }), [['b'], false]);
        assert.deepEqual(await list({ user: 'bob' }, { limit: 9 }), [['a'], false]);
        await calls.change('b', (old) => old && { ...old, people: [...old.people, ...people] });
        assert.deepEqual(await list({ user: 'bob' }, { limit: 9 }), [['a', 'b'], false]);
      }),
    );

    it(
      'loses nothing when two nodes change it at once',
      withNodes(open, async (one, other) => {
        await put(one.calls, record('a', 1, { people: [] }));
        const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
        await Promise.all(
          users.map((user, index) =>
            (index % 2 ? one : other).calls.change(
              'a',
              (old) => old && { ...old, people: [...old.people, { user, name: user }] },
            ),
          ),
        );
        const kept = (await one.calls.get('a'))?.people.map(({ user }) => user) ?? [];
        assert.deepEqual(kept.sort(), [...users].sort());
      }),
    );

    it(
      'has the names that people have given themselves, whatever is in them',
      withNodes(open, async ({ calls }) => {
        const people = HOSTILE.map((name, index) => ({ user: `user-${index}`, name }));
        await put(calls, record('a', 1, { people }));
        assert.deepEqual((await calls.get('a'))?.people, people);
      }),
    );
  });
}
