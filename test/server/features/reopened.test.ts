import assert from 'node:assert/strict';
import { it } from 'node:test';
import { entering } from '../../../server/features/entering.ts';
import { leaving } from '../../../server/features/leaving.ts';
import { unplacing } from '../../../server/features/unplacing.ts';
import { MemoryPeople } from '../../../server/people/memory-people.ts';
import { MemoryRooms } from '../../../server/rooms/memory-rooms.ts';
import { member, roomDoc } from '../../support/samples.ts';

const slots = { microphone: true, camera: false, screen: false, 'screen-audio': false };
const silent = { tell: () => {}, send: () => {}, subscribe: () => {}, unsubscribe: () => {} };

it('whoever comes into another room of a name, while the one before is being ended, stays in it', async () => {
  const [rooms, people] = [new MemoryRooms(), new MemoryPeople()];
  const alice = { id: 'session-a', user: 'alice', name: 'Alice' };
  const room = (call: string) => ({
    doc: roomDoc([member('member-a', { user: 'alice' })]),
    seats: { 'member-a': { session: alice.id, secret: 'secret' } },
    call,
  });
  const comesIn = async (call: string) => {
    await people.place(alice.id, 'tea', true);
    await rooms.change('tea', () => room(call));
  };
  await people.add(alice);
  await comesIn('first');

  const done: string[] = [];
  const held = Promise.withResolvers<void>();
  const nothing = async () => {};
  const rules = leaving({
    ...{ rooms, people, now: () => 0, tellFact: () => {} },
    left: () => held.promise,
    outbox: {
      tell: (_session: string, event: string) => void done.push(event),
      subscribe: () => assert.fail('nobody comes by this'),
      unsubscribe: () => void done.push('unsubscribed'),
    },
    presence: { announce: nothing },
    ringing: { cancelInto: nothing },
    timed: { set: nothing },
  } as unknown as Parameters<typeof leaving>[0]);
  const closing = rules.close('tea', 'ended');
  await new Promise(setImmediate);
  assert.deepEqual(done, ['room:closed', 'unsubscribed']);
  await comesIn('second');
  held.resolve();
  await closing;
  assert.deepEqual(done, ['room:closed', 'unsubscribed']);
  assert.deepEqual(await people.placesOf(alice.id), ['tea']);
});

it('whoever is put out of an earlier room of a name on the way into another one is found there all the same', async () => {
  const [rooms, people] = [new MemoryRooms(), new MemoryPeople()];
  const alice = { id: 'session-a', user: 'alice', name: 'Alice' };
  await people.add(alice);
  const nothing = async () => {};
  const rules = entering({
    ...{ rooms, people, open: true, fileLimit: 0, mostRooms: 9, now: () => 0 },
    async commit(id: string, recipe: Parameters<MemoryRooms['change']>[1]) {
      await people.place(alice.id, id, false);
      return rooms.change(id, recipe);
    },
    leaving: { begins: nothing, see: nothing },
    presence: { announce: nothing },
    ringing: { answerInto: nothing },
    chatLog: { page: async () => ({ log: [], older: false }) },
    configuredRooms: { get: nothing },
    iceServers: async () => ({ iceServers: [] }),
    outbox: { subscribe: () => {} },
    tellFact: () => {},
  } as unknown as Parameters<typeof entering>[0]);
  await rules.arrive(alice, { room: 'tea', instance: 'instance-a', slots }, true);
  assert.deepEqual(await people.placesOf(alice.id), ['tea']);
});

it('whoever has come in is found there also where what follows fails', async () => {
  const [rooms, people] = [new MemoryRooms(), new MemoryPeople()];
  const alice = { id: 'session-a', user: 'alice', name: 'Alice' };
  await people.add(alice);
  const rules = entering({
    ...{ rooms, people, open: true, mostRooms: 9, now: () => 0 },
    commit: rooms.change.bind(rooms),
    leaving: {
      begins: async () => {
        throw new Error('as planned');
      },
      forget: unplacing({ rooms, people, outbox: silent }).forget,
    },
    configuredRooms: { get: async () => {} },
    onError: assert.ifError,
  } as unknown as Parameters<typeof entering>[0]);
  const arrival = { room: 'tea', instance: 'instance-a', slots };
  await assert.rejects(rules.arrive(alice, arrival, true), /as planned/);
  assert.equal((await rooms.count()).members, 1);
  assert.deepEqual(await people.placesOf(alice.id), ['tea']);
});
