import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../../server/start.ts';
import { apiOf } from '../../support/api.ts';
import { closed, rung, settled } from '../../support/api-town.ts';
import { connect } from '../../support/bare-client.ts';
import { RedisServer } from '../../support/redis.ts';
import { runServer } from '../../support/running-server.ts';
import { tokens } from '../../support/tokens.ts';

describe('what is asked of one node by HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'call-elements-rest-'));
  const { secret, sign } = tokens();
  let redis: RedisServer;
  let near: Running;
  let far: Running;

  before(async () => {
    redis = await RedisServer.start();
    const settings = {
      ...{ REDIS_URL: redis.url, CALL_SECRET: secret },
      DATABASE_URL: join(folder, 'calls.db'),
    };
    near = await runServer(settings);
    far = await runServer(settings);
  });
  after(async () => {
    await near?.stop();
    await far?.stop();
    await redis?.stop();
    rmSync(folder, { recursive: true });
  });
  const page = async (node: Running, sub: string) =>
    connect(node.url, { token: await sign({ sub }) });
  const api = async (node: Running, sub: string, claims = {}) =>
    apiOf(node.url, await sign({ sub, ...claims }));

  it('rings, answers and ends on pages of another', async () => {
    const [alice, bob] = [await page(near, 'alice'), await page(far, 'bob')];
    const rings = rung(bob);
    const call = await (await api(near, 'alice')).post('/calls', { to: ['bob'] });
    assert.equal((await rings).invite.room, call.id);
    const quiet = settled(bob, 'accepted');
    await (await api(near, 'bob')).post(`/calls/${call.id}/answer`);
    await quiet;
    await bob.join(call.id);
    const { room } = await alice.join(call.id);
    assert.equal(Object.keys(room.members).length, 2);
    const ends = [closed(alice), closed(bob)];
    await (await api(far, 'root', { role: 'host' })).delete(`/calls/${call.id}`);
    assert.deepEqual(await Promise.all(ends), ['ended', 'ended']);
    for (const one of [alice, bob]) one.close();
  });

  it('sets up rooms on another, also while people are in them', async () => {
    const root = await api(near, 'root', { role: 'host' });
    await root.post('/rooms', { id: 'lesson', title: 'Lesson 7', hosts: ['carol'] });
    const carol = await page(far, 'carol');
    const { room, me } = await carol.join('lesson');
    assert.equal(room.info.title, 'Lesson 7');
    assert.equal(room.members[me]?.role, 'host');
    const changed = carol.next('room:changed', ({ patch }) => patch.info?.title === 'Lesson 8');
    await root.patch('/rooms/lesson', { title: 'Lesson 8' });
    await changed;
    const end = closed(carol);
    await root.post('/rooms/lesson/close');
    assert.equal(await end, 'ended');
    carol.close();
  });
});
