import assert from 'node:assert/strict';
import { it } from 'node:test';
import { committer } from '../../../server/features/commit.ts';
import { unseated } from '../../../server/features/seating.ts';
import { MemoryRooms } from '../../../server/rooms/memory-rooms.ts';
import { member, roomDoc } from '../../support/samples.ts';

it('whoever is out of a room hears that, and nothing after it', async () => {
  const rooms = new MemoryRooms();
  const seats = {
    alice: { session: 'session-a', secret: 'secret-a' },
    bob: { session: 'session-b', secret: 'secret-b' },
  };
  const doc = roomDoc([member('alice'), member('bob')]);
  await rooms.change('tea', () => ({ doc, seats, call: 'call-record-1' }));
  const done: string[] = [];
  const commit = committer({
    rooms,
    outbox: {
      send: (channel, event) => void done.push(`${event} to ${channel}`),
      tell: () => assert.fail('nobody waits'),
      subscribe: () => assert.fail('nobody comes'),
      unsubscribe: (session, channel) => void done.push(`${session} out of ${channel}`),
    },
  });
  await commit('tea', (state) => state && unseated(state, 'bob'));
  assert.deepEqual(done, ['room:changed to room:tea', 'session-b out of room:tea']);
});
