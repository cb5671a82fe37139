import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ApiTown, accept, call, closed, rung } from '../../support/api-town.ts';
import { eventually } from '../../support/until.ts';

describe('notices by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());

  it('are one’s own: read, and deleted; nobody else sees them, nor touches them', async () => {
    const [alice, bob, , mallory] = town.people();
    await (await town.api(alice)).post('/calls', { to: [bob] });
    const own = await town.api(bob);
    await eventually(async () => (await own.get('/notices')).unread === 1);
    const page = await town.page(bob);
    const { notices } = await own.get('/notices?limit=1');
    assert.equal(notices[0].kind, 'invitation');
    assert.equal(notices[0].from.user, alice);
    const [{ id }] = notices;
    const other = await town.api(mallory);
    await other.post('/notices/read', { notices: [id] });
    await other.delete(`/notices/${id}`);
    assert.deepEqual((await other.get('/notices')).notices, []);
    assert.equal((await own.get('/notices')).unread, 1);
    // Their pages hear of it.
    const told = page.next('notice:changed');
    await own.post('/notices/read', { notices: [id] });
    assert.equal((await told).unread, 0);
    const gone = page.next('notice:changed');
    await own.delete(`/notices/${id}`);
    assert.deepEqual((await gone).gone, [id]);
    assert.equal(await own.refused('POST', '/notices/read', {}), '400 invalid');
    assert.equal(await own.refused('GET', '/notices?limit=0'), '400 invalid');
    // Not even operators read what is somebody's own.
    assert.equal((await (await town.api('root', { role: 'host' })).get('/notices')).unread, 0);
  });

  it('missed calls are listed until they are seen', async () => {
    const [alice, bob, , mallory] = town.people();
    await (await town.api(alice)).post('/calls', { to: [bob], video: true });
    const own = await town.api(bob);
    const { missed } = await eventually(async () => {
      const list = await own.get('/missed-calls');
      return list.missed.length > 0 && list;
    });
    assert.equal(missed[0].from.user, alice);
    assert.equal(missed[0].video, true);
    const calls = [missed[0].id];
    await (await town.api(mallory)).post('/missed-calls/seen', { calls });
    assert.equal((await own.get('/missed-calls')).missed.length, 1);
    assert.deepEqual((await own.post('/missed-calls/seen', { calls })).missed, []);
  });

  it('say that a recording can be had, to those who were in the call', async () => {
    const [alice, bob, carol, mallory] = town.people();
    const [one, two] = [await town.page(alice), await town.page(bob)];
    const rings = rung(two);
    const { room } = await call(one, bob, carol);
    await accept(two, (await rings).invite);
    const over = closed(two);
    await one.ask('room:leave', { room });
    await over;
    const root = await town.api('root', { role: 'host' });
    const what = { url: 'https://files.example/1.webm', seconds: 60 };
    await eventually(async () => (await root.get(`/calls/${room}`)).ended);
    assert.equal((await root.post(`/calls/${room}/recordings`, what)).call, room);
    for (const who of [alice, bob]) {
      const api = await town.api(who);
      assert.equal((await api.get(`/calls/${room}/recordings`)).recordings[0].url, what.url);
      assert.equal((await api.get('/notices')).notices[0].kind, 'recording');
      assert.ok(!JSON.stringify((await api.get('/notices')).notices).includes(room));
      assert.equal(await api.refused('POST', `/calls/${room}/recordings`, what), '403 forbidden');
    }
    const stranger = await town.api(mallory);
    assert.equal(await stranger.refused('GET', `/calls/${room}/recordings`), '404 not-found');
    const { notices } = await (await town.api(carol)).get('/notices');
    assert.ok(!notices.some(({ kind }: { kind: string }) => kind === 'recording'));
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'somewhere']) {
      assert.equal(await root.refused('POST', `/calls/${room}/recordings`, { url }), '400 invalid');
    }
  });
});
