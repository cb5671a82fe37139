import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Running } from '../../../server/start.ts';
import { apiOf } from '../../support/api.ts';
import { type BareClient, connect, newInstance } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';

const slots = { microphone: true, camera: false };

describe('a call that was begun without a page', () => {
  let server: Running;
  let bob: BareClient;
  const meet = async (alone: number, ring: number) => {
    server = await runServer({}, { durations: { alone, ring } });
    bob = await connect(server.url, { user: 'bob' });
    const rung = bob.next('invite:changed');
    const call = await apiOf(server.url, 'alice').post('/calls', { to: ['bob'] });
    return { call, invite: (await rung).invite };
  };
  afterEach(async () => {
    bob.close();
    await server.stop();
  });
  const isOver = async (id: string) =>
    (await bob.code('room:join', { room: id, instance: newInstance(), slots })) === 'not-found';

  it('ends for who has accepted, when the caller does not come', async () => {
    const { invite } = await meet(50, 60_000);
    const closed = bob.next('room:closed');
    await bob.ask('invite:accept', { invite: invite.id, instance: newInstance(), slots });
    assert.equal((await closed).reason, 'offline');
  });

  it('ends when nobody answers, though the caller is there', async () => {
    // Long enough to come before it is over.
    const { call } = await meet(60_000, 3_000);
    const alice = await connect(server.url, { user: 'alice' });
    const closed = alice.next('room:closed');
    await alice.join(call.id);
    assert.equal((await closed).reason, 'expired');
    assert.equal(await isOver(call.id), true);
    alice.close();
  });

  it('ends when who has answered by HTTP does not come, and for who waits', async () => {
    const { call } = await meet(100, 60_000);
    const alice = await connect(server.url, { user: 'alice' });
    const closed = alice.next('room:closed');
    await apiOf(server.url, 'bob').post(`/calls/${call.id}/answer`);
    await alice.join(call.id);
    assert.equal((await closed).reason, 'offline');
    alice.close();
  });

  it('is over at once when who was there goes, whoever is on the way', async () => {
    const { call } = await meet(60_000, 60_000);
    const alice = await connect(server.url, { user: 'alice' });
    const { stay } = await alice.join(call.id);
    await apiOf(server.url, 'bob').post(`/calls/${call.id}/answer`);
    await alice.ask('room:leave', { room: call.id, stay });
    assert.equal(await isOver(call.id), true);
    alice.close();
  });
});
