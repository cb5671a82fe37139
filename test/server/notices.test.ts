import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { type BareClient, connect } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

describe('notices, to clients with nothing of ours in between', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  const list = async (who: BareClient) => (await who.ask('notice:list', {})).notices;

  /** Alice has rung Bob, who was away. */
  async function missed() {
    const alice = await connect(server.url, { user: 'alice' });
    const slots = { microphone: true, camera: false };
    for (const id of ['invite-1', 'invite-2']) {
      const arrival = { instance: 'instance-1', slots };
      await alice.ask('invite:send', { id, to: ['bob'], video: false, arrival });
    }
    const bob = await connect(server.url, { user: 'bob' });
    return { alice, bob };
  }

  it('are one’s own: whoever names another’s changes nothing, and hears of nothing', async () => {
    const { alice, bob } = await missed();
    const own = await list(bob);
    assert.equal(own.length, 2);
    const mallory = await connect(server.url, { user: 'mallory' });
    const notices = own.map(({ id }) => id);
    for (const command of ['notice:read', 'notice:delete']) {
      for (const which of [{ notices }, { until: Date.now() + 1_000 }]) {
        assert.equal(await mallory.code(command, which), 'fine');
        assert.equal(await alice.code(command, which), 'fine');
      }
    }
    assert.deepEqual(await list(mallory), []);
    assert.deepEqual(await list(bob), own);
    await bob.ask('notice:read', { notices });
    assert.ok(bob.heard.some(({ event }) => event === 'notice:changed'));
    // What was said to a connection arrives in order: asking once more shows that there was nothing.
    for (const other of [mallory, alice]) {
      await other.ask('session:check', {});
      assert.ok(!other.heard.some(({ event }) => event === 'notice:changed'));
    }
    for (const client of [alice, bob, mallory]) client.close();
  });

  it('are named by their ids or by a time: a command that names none is invalid', async () => {
    const bob = await connect(server.url, { user: 'bob' });
    for (const payload of [{}, { notices: [] }, { until: -1 }, { until: 1.5 }]) {
      assert.equal(await bob.code('notice:delete', payload), 'invalid');
    }
    assert.equal(await bob.code('notice:list', { limit: 201 }), 'invalid');
    bob.close();
  });
});
