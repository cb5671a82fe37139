import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { CallRecord } from '../../../server/calls/calls.ts';
import { MemoryCalls } from '../../../server/calls/memory-calls.ts';
import { askerOf } from '../../../server/features/api/asker.ts';
import { type CallReading, callReading } from '../../../server/features/api/call-reading.ts';
import { MemoryInvites } from '../../../server/invites/memory-invites.ts';
import { MemoryRooms } from '../../../server/rooms/memory-rooms.ts';

const person = (user: string, role?: 'host') => askerOf({ user, name: user, role }, false);

describe('which calls there were', () => {
  let reading: CallReading;
  const record = (id: string, began: number, ...users: string[]): CallRecord => ({
    ...{ id, room: id, kind: 'call', video: false, began, ended: began + 10, reason: 'hung-up' },
    people: users.map((user) => ({ user, name: user })),
  });

  beforeEach(async () => {
    const calls = new MemoryCalls();
    for (const one of [
      record('call-1', 1_000, 'alice', 'bob'),
      record('call-2', 2_000, 'bob', 'carol'),
      record('call-3', 3_000, 'alice', 'carol'),
    ]) {
      await calls.change(one.id, () => one);
    }
    reading = callReading({ calls, rooms: new MemoryRooms(), invites: new MemoryInvites() });
  });

  const ids = async (...asked: Parameters<CallReading['list']>) =>
    (await reading.list(...asked)).calls.map(({ id }) => id);

  it('people see their own, in pages, and operators all', async () => {
    assert.deepEqual(await ids(person('alice'), {}, { limit: 9 }), ['call-3', 'call-1']);
    assert.deepEqual(await ids(person('root', 'host'), {}, { limit: 2 }), ['call-3', 'call-2']);
    assert.deepEqual(await ids(person('root', 'host'), {}, { limit: 2, after: 'call-2' }), [
      'call-1',
    ]);
    assert.deepEqual(await ids(person('root', 'host'), { user: 'bob' }, { limit: 9 }), [
      'call-2',
      'call-1',
    ]);
    await assert.rejects(reading.list(person('alice'), { user: 'bob' }, { limit: 9 }), /operators/);
  });

  it('what is over is read as it was', async () => {
    const { call, state } = await reading.find(person('alice'), 'call-1');
    assert.equal(call.reason, 'hung-up');
    assert.equal(state, undefined);
    await assert.rejects(reading.find(person('alice'), 'call-2'), /no such call/);
  });
});
