import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { type RunningNginx, startNginx } from '../support/nginx.ts';
import { RedisServer } from '../support/redis.ts';
import { launchServer, type ServerProcess } from '../support/server-process.ts';
import { standing } from '../support/standing.ts';
import { eventually } from '../support/until.ts';
import { flows, open, press, TAGS, together } from './support/actions.ts';
import { both, chatHas, memberOf } from './support/calls.ts';
import { Stage } from './support/stage.ts';

describe('two nodes behind nginx', () => {
  let redis: RedisServer;
  let stage: Stage;
  let other: ServerProcess;
  let nginx: RunningNginx;

  before(async () => {
    redis = await RedisServer.start();
    stage = await Stage.open({ settings: { REDIS_URL: redis.url } });
    other = await launchServer({ REDIS_URL: redis.url });
    const ports = [stage.server, other].map(({ url }) => Number(new URL(url).port));
    nginx = await startNginx({ upstreams: ports });
  });
  after(async () => {
    await stage.close();
    await other.stop();
    await nginx.stop();
    await redis.stop();
  });

  it('ring from one to the other, and a call goes on untouched where one of them dies', async () => {
    const where = `server="${nginx.url}" camera="on"`;
    const tags = `${TAGS}<call-button to="bob"></call-button>`;
    const { page: alice } = await stage.visit('alice', tags, { attributes: where });
    const { page: bob } = await stage.visit('bob', TAGS, { attributes: where });
    const nodes = [stage.server, other];
    await eventually(async () => {
      const all = await Promise.all(nodes.map(standing));
      return all.every(({ connections }) => connections === 1);
    });

    await press(alice, 'call-button', 'button');
    await press(bob, 'incoming-call', 'accept');
    await both([alice, bob], (page) => together(page, 2));
    await both([alice, bob], (page) => flows(page, 'audio'));
    const before = await both([alice, bob], memberOf);

    other.child.kill('SIGKILL');
    await both([alice, bob], (page) => flows(page, 'audio'));
    await eventually(async () => (await standing(stage.server)).connections === 2);

    const say = (page: typeof alice, text: string) =>
      page.evaluate(
        (words) => document.querySelector<CallProvider>('call-provider')?.sendMessage(words),
        text,
      );
    await both([alice, bob], (page) => together(page, 2));
    await say(alice, 'still there?');
    await chatHas(bob, 'still there?');
    await say(bob, 'of course');
    await chatHas(alice, 'of course');
    await both([alice, bob], (page) => flows(page, 'audio'));
    assert.deepEqual(await both([alice, bob], memberOf), before);
    for (const page of [alice, bob]) {
      assert.equal((await open(page)).connections, 1);
      assert.equal(await page.evaluate(() => media.connections.length), 1);
    }
  });
});
