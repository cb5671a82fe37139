import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../../server/start.ts';
import { newId } from '../../../src/base/new-id.ts';
import { apiOf } from '../../support/api.ts';
import { type BareClient, connect, newInstance } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';
import { tokens } from '../../support/tokens.ts';

const slots = { microphone: true, camera: false };

describe('calls by HTTP', () => {
  const { secret, sign } = tokens();
  let server: Running;
  let alice: BareClient;
  let bob: BareClient;
  let room: string;
  before(async () => {
    server = await runServer({ CALL_SECRET: secret });
    alice = await connect(server.url, { token: await sign({ sub: 'alice', name: 'Alice' }) });
    bob = await connect(server.url, { token: await sign({ sub: 'bob', name: 'Bob' }) });
    const rung = bob.next('invite:changed');
    const arrival = { instance: newInstance(), slots };
    await alice.ask('invite:send', { id: newId(), to: ['bob'], video: true, arrival });
    const { invite } = await rung;
    room = invite.room;
    await bob.ask('invite:accept', { invite: invite.id, instance: newInstance(), slots });
  });
  after(async () => {
    alice.close();
    bob.close();
    await server.stop();
  });
  const api = async (sub: string, more = {}) => apiOf(server.url, await sign({ sub, ...more }));

  it('those who are in one can read it, and operators', async () => {
    for (const who of [await api('alice'), await api('bob'), await api('root', { role: 'host' })]) {
      const call = await who.get(`/calls/${room}`);
      assert.equal(call.id, room);
      assert.equal(call.active, true);
      assert.equal(call.video, true);
      assert.deepEqual(call.from, { user: 'alice', name: 'Alice' });
      assert.deepEqual(call.people.map(({ user }: { user: string }) => user).sort(), [
        'alice',
        'bob',
      ]);
      assert.ok(call.answered >= call.began);
    }
  });

  it('for others there is no such call', async () => {
    for (const who of [
      await api('mallory'),
      await api('cohost', { role: 'cohost' }),
      // Who hosts some rooms is no operator.
      await api('teacher', { role: 'host', rooms: ['lesson'] }),
    ]) {
      assert.equal(await who.refused('GET', `/calls/${room}`), '404 not-found');
    }
    const root = await api('root', { role: 'host' });
    assert.equal(await root.refused('GET', '/calls/call-that-never-was'), '404 not-found');
  });

  it('nobody but operators asks for the calls of others', async () => {
    const [own, root] = [await api('alice'), await api('root', { role: 'host' })];
    assert.equal(await own.refused('GET', '/calls?user=bob'), '403 forbidden');
    assert.ok(Array.isArray((await own.get('/calls?user=alice')).calls));
    assert.ok(Array.isArray((await root.get('/calls?user=bob')).calls));
  });
});
