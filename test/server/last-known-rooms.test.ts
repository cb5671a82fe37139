import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LastKnownRooms } from '../../server/rooms/last-known-rooms.ts';
import { MemoryConfiguredRooms } from '../../server/rooms/memory-configured-rooms.ts';

it('how a room was set up is known as it was last, while it cannot be found out', async () => {
  const kept = new MemoryConfiguredRooms();
  const room = { id: 'tea', by: 'alice', created: 1, settings: { locked: true }, hosts: [] };
  await kept.change('tea', () => room);
  let isThere = true;
  const failures: unknown[] = [];
  const get = async (id: string) => {
    if (isThere) return kept.get(id);
    throw new Error('the database is away');
  };
  const rooms = new LastKnownRooms({ get }, (error) => failures.push(error));
  assert.equal(await rooms.get('tea'), room);
  isThere = false;
  assert.equal(await rooms.get('tea'), room);
  assert.equal(await rooms.get('coffee'), undefined);
  assert.equal(failures.length, 2);
  isThere = true;
  await kept.change('tea', () => undefined);
  assert.equal(await rooms.get('tea'), undefined);
  isThere = false;
  assert.equal(await rooms.get('tea'), undefined);
});
