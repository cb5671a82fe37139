import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallRecord } from '../../../server/calls/calls.ts';
import { MemoryCalls } from '../../../server/calls/memory-calls.ts';
import { history } from '../../../server/features/history.ts';
import { MemoryRooms } from '../../../server/rooms/memory-rooms.ts';
import type { Keep } from '../../../server/storage/keeper.ts';
import { MemoryQualityReports } from '../../../server/storage/memory-quality-reports.ts';
import { member, roomDoc } from '../../support/samples.ts';

const keep: Keep = async (_store, _key, step) => void (await step());

/** A history with calls that began at these times, and of which nobody has said that they are over. */
async function unfinished(began: Record<string, number>) {
  const [calls, rooms, reports] = [
    new MemoryCalls(),
    new MemoryRooms(),
    new MemoryQualityReports(),
  ];
  for (const [id, time] of Object.entries(began)) {
    const call: CallRecord = { id, room: id, kind: 'call', video: false, began: time, people: [] };
    await calls.change(id, () => call);
  }
  return { calls, rooms, reports, ...history({ calls, rooms, reports, keep }) };
}

describe('calls that nobody has ended', () => {
  it('are over when a page has last said how they were', async () => {
    const { calls, reports, endAbandoned } = await unfinished({ 'call-1': 5, 'call-2': 6 });
    const levels = { good: 1, fair: 0, poor: 0 };
    await reports.put({
      ...{ room: 'call-1', instance: 'page', seconds: 60, members: [], levels, at: 65 },
      by: { member: 'm', user: 'ann' },
    });
    await endAbandoned(100);
    const ends = async (id: string) => (await calls.get(id))?.ended;
    assert.deepEqual([await ends('call-1'), await ends('call-2')], [65, 6]);
    assert.equal((await calls.get('call-2'))?.reason, 'failed');
  });

  it('go on where they are in a room, or began later', async () => {
    const { calls, rooms, endAbandoned } = await unfinished({ 'call-1': 5, 'call-2': 200 });
    await rooms.change('call-1', () => ({
      ...{ call: 'call-1', doc: roomDoc([member('ann')]), seats: {} },
    }));
    await endAbandoned(100);
    for (const id of ['call-1', 'call-2']) assert.equal((await calls.get(id))?.ended, undefined);
    // Another meeting under the same name is not the one that was.
    await rooms.change('call-1', (state) => state && { ...state, call: 'another' });
    await endAbandoned(100);
    assert.equal((await calls.get('call-1'))?.reason, 'failed');
  });

  it('are all ended, however many they are', async () => {
    const many = Array.from({ length: 250 }, (_, index) => [`call-${index}`, index % 7]);
    const { calls, endAbandoned } = await unfinished(Object.fromEntries(many));
    await endAbandoned(100);
    assert.deepEqual((await calls.list({ active: true }, { limit: 9 })).calls, []);
  });
});
