import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { apiOf } from '../../support/api.ts';
import { ApiTown } from '../../support/api-town.ts';
import { connect } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';
import { tokens } from '../../support/tokens.ts';

describe('tokens by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());

  it('are issued to operators, and say what was asked', async () => {
    const [alice] = town.people();
    const root = await town.api('root', { role: 'host' });
    const asked = { user: alice, name: 'Alice', rooms: ['tea'], role: 'member', ttl: 60 };
    const { token, expires } = await root.post('/tokens', asked);
    assert.ok(expires > Date.now() && expires <= Date.now() + 60_000);
    assert.deepEqual((await apiOf(town.url, token).get('/calls')).calls, []);
    const page = await connect(town.url, { token });
    const { room, me } = await page.join('tea');
    assert.equal(room.members[me]?.name, 'Alice');
    assert.equal(room.members[me]?.role, 'member');
    await assert.rejects(page.join('coffee'), /forbidden/);
    page.close();
  });

  it('are never good for longer than the one by which they are asked for', async () => {
    const bearer = await town.bearer('root', { role: 'host' });
    const { exp } = JSON.parse(Buffer.from(bearer.split('.')[1]!, 'base64url').toString());
    const { expires } = await apiOf(town.url, bearer).post('/tokens', { user: 'a', ttl: 86_400 });
    assert.equal(expires, exp * 1_000);
  });

  it('are not issued by one that never ends', async () => {
    const bearer = await tokens().sign({ sub: 'root', role: 'host' }, Number.POSITIVE_INFINITY);
    const root = apiOf(town.url, bearer);
    assert.equal(await root.refused('POST', '/tokens', { user: 'alice' }), '403 forbidden');
    assert.deepEqual((await root.get('/rooms?by=nobody')).rooms, []);
  });

  it('are issued to nobody else, who could be anybody by them', async () => {
    for (const claims of [{}, { role: 'cohost' }, { role: 'host', rooms: ['tea'] }]) {
      const who = await town.api('alice', claims);
      assert.equal(await who.refused('POST', '/tokens', { user: 'bob' }), '403 forbidden');
    }
    const root = await town.api('root', { role: 'host' });
    for (const wrong of [
      {},
      { user: 'a b' },
      { user: 'a', role: 'queen' },
      { user: 'a', ttl: 0 },
    ]) {
      assert.equal(await root.refused('POST', '/tokens', wrong), '400 invalid');
    }
    const many = {
      user: 'a',
      rooms: Array.from({ length: 50 }, (_, at) => `${'x'.repeat(120)}${at}`),
    };
    assert.equal(await root.refused('POST', '/tokens', many), '413 too-large');
  });

  it('are not signed where the server has no key for that', async () => {
    const open = await runServer();
    const refused = await apiOf(open.url, 'alice').refused('POST', '/tokens', { user: 'bob' });
    await open.stop();
    assert.equal(refused, '409 wrong-state');
  });
});
