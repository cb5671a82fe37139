import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import { flows, hasState, open, press, TAGS, together } from './support/actions.ts';
import { both, chatHas, meet, memberOf, note } from './support/calls.ts';
import { Stage } from './support/stage.ts';
import { Wire } from './support/wire.ts';

describe('a call survives', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('the loss of signaling: media goes on untouched, the document and the chat are caught up', async () => {
    const wire = await Wire.to(stage.server.url);
    const [alice, bob] = await meet(stage, 'cut', { bob: { attributes: `server="${wire.url}"` } });
    const before = await memberOf(bob);
    wire.cut();
    await hasState(bob, 'call-provider', 'reconnecting');
    await both([alice, bob], (page) => flows(page, 'video'));
    await alice.evaluate(async () => {
      const me = document.querySelector<CallProvider>('call-provider');
      await me?.sendMessage('are you there?');
      await me?.setMicrophone(false);
    });
    wire.mend();
    await chatHas(bob, 'are you there?');
    await bob.waitForSelector('video-grid >>> [aria-label="Alice is muted"]');
    await both([alice, bob], (page) => flows(page, 'video'));
    assert.equal(await memberOf(bob), before);
    for (const page of [alice, bob]) assert.equal((await open(page)).connections, 1);
    assert.equal(await bob.evaluate(() => media.connections.length), 1);
    await both([alice, bob], (page) => page.close());
    wire.close();
  });

  it('a network that forbids WebSockets: what is said right after a reply is not lost', async () => {
    const wire = await Wire.to(stage.server.url, { webSockets: false });
    const [alice, bob] = await meet(stage, 'polling', {
      bob: { attributes: `server="${wire.url}"` },
    });
    const heard = await bob.evaluate(async () => {
      const me = document.querySelector<CallProvider>('call-provider');
      const { signaling } = me?.engine ?? {};
      const over = new AbortController().signal;
      // The first reply goes out by the poll that waits; the second comes together with what follows it.
      void signaling?.request('session:check', {});
      const second = signaling?.request('session:check', {});
      void signaling?.request('chat:send', { room: 'polling', id: 'message-1', text: 'hello' });
      await second;
      return new Promise<string>((resolve) =>
        signaling?.on('chat:changed', ({ message }) => resolve(message.text), over),
      );
    });
    assert.equal(heard, 'hello');
    await both([alice, bob], (page) => page.close());
    wire.close();
  });

  it('a line that has gone silent: it is noticed as soon as the browser says that the network changed', async (test) => {
    const wire = await Wire.to(stage.server.url);
    const [alice, bob] = await meet(stage, 'hush', { bob: { attributes: `server="${wire.url}"` } });
    wire.hush();
    const start = performance.now();
    await bob.evaluate(() => dispatchEvent(new Event('online')));
    await hasState(bob, 'call-provider', 'reconnecting');
    await hasState(bob, 'call-provider', 'connected');
    const time = ((performance.now() - start) / 1_000).toFixed(1);
    test.diagnostic(`connected to the server again after ${time} s`);
    await alice.evaluate(() =>
      document.querySelector<CallProvider>('call-provider')?.sendMessage('back so soon?'),
    );
    await chatHas(bob, 'back so soon?');
    await both([alice, bob], (page) => flows(page, 'video'));
    await both([alice, bob], (page) => page.close());
    wire.close();
  });

  it('a server that is killed and started again, with somebody who rings just then', async () => {
    const [alice, bob] = await meet(stage, 'restart');
    const wire = await Wire.to(stage.server.url);
    const rings = `<call-button to="dave"></call-button>${TAGS}`;
    const attributes = `server="${wire.url}"`;
    const carol = (await stage.visit('carol', rings, { attributes })).page;
    const dave = (await stage.visit('dave', TAGS)).page;
    await press(carol, 'call-button', 'button');
    await dave.waitForSelector('incoming-call >>> [part=accept]');
    const members = await both([alice, bob], memberOf);
    const heard = await both([alice, bob], (page) =>
      note(page, 'call-ended', 'call-member-left', 'call-member-joined'),
    );
    const { child } = stage.server;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    wire.cut();
    await gone;
    await both([alice, bob], (page) => hasState(page, 'call-provider', 'reconnecting'));
    await both([alice, bob], (page) => flows(page, 'video'));
    await stage.startAgain();
    await both([alice, bob], (page) => hasState(page, 'call-provider', 'connected'));
    await both([alice, bob], (page) =>
      page.waitForFunction(() => {
        const room = document.querySelector<CallProvider>('call-provider')?.room;
        return room?.members.length === 2 && room.members.every(({ connected }) => connected);
      }),
    );
    assert.deepEqual(await both([alice, bob], memberOf), members);
    await both([alice, bob], (page) => flows(page, 'video'));
    for (const facts of heard) assert.deepEqual(await facts(), []);
    for (const page of [alice, bob]) {
      assert.equal(await page.evaluate(() => media.connections.length), 1);
    }
    // The one who rang still rings, and can be answered: before she is back herself, too.
    await hasState(dave, 'call-provider', 'connected');
    await press(dave, 'incoming-call', 'accept');
    wire.mend();
    await both([carol, dave], (page) => together(page, 2));
    await both([carol, dave], (page) => flows(page, 'audio'));
    await both([alice, bob, carol, dave], (page) => page.close());
    wire.close();
  });
});
