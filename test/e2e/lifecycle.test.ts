import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { CallProvider } from '../../src/elements/provider/call-provider.ts';
import {
  flows,
  hasState,
  idle,
  nextEvent,
  open,
  press,
  TAGS,
  together,
} from './support/actions.ts';
import { bundle } from './support/bundle.ts';
import { both, memberOf, note } from './support/calls.ts';
import { Stage } from './support/stage.ts';

describe('the life of a page, and calls', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  let room = '';
  let count = 0;
  beforeEach(() => {
    count += 1;
    room = `life-${count}`;
  });

  const visit = async (user: string, attributes = `room="${room}"`): Promise<Page> =>
    (await stage.visit(user, TAGS, { attributes })).page;
  const enter = (page: Page, provider = 'call-provider') =>
    page.evaluate(
      (selector, id) => document.querySelector<CallProvider>(selector)?.join(id),
      provider,
      room,
    );

  /** Alice in a room with somebody, from where she sees what becomes of them. */
  async function aliceWith(other: Page): Promise<Page> {
    const alice = await visit('alice');
    await both([alice, other], (page) => together(page, 2));
    return alice;
  }

  for (const way of ['by-effect', 'by-hand']) {
    it(`React’s StrictMode, ${way}: one member, one connection, and none when it is unmounted`, async () => {
      const script = await bundle(join(import.meta.dirname, 'support/strict-mode.ts'));
      stage.publish('/page.js', script);
      stage.publish(
        '/react',
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>React</title><link rel="icon" href="data:,">
        <script type="module" src="${stage.server.url}/call-elements.js"></script>
        <script type="module" src="/page.js"></script></head><body></body></html>`,
      );
      const { page, complaints } = await stage.open(
        `${stage.origin}/react#user=rita&room=${room}&way=${way}`,
      );
      const alice = await aliceWith(page);
      await both([alice, page], (one) => flows(one, 'audio'));
      assert.deepEqual(await both([alice, page], open), [
        { connections: 1, tracks: 1 },
        { connections: 1, tracks: 1 },
      ]);
      await page.evaluate(() =>
        (globalThis as unknown as { setThere(there: boolean): void }).setThere(false),
      );
      await together(alice, 1);
      await page.waitForFunction(() =>
        media.connections.every(({ signalingState }) => signalingState === 'closed'),
      );
      assert.deepEqual(await open(page), { connections: 0, tracks: 0 });
      assert.deepEqual(complaints, []);
      await both([alice, page], (one) => one.close());
    });
  }

  it('an element that is moved: the call does not notice', async () => {
    const bob = await visit('bob');
    const alice = await aliceWith(bob);
    const heard = await both([alice, bob], (page) =>
      note(page, 'call-ended', 'call-started', 'call-member-left', 'call-member-joined'),
    );
    const before = await memberOf(bob);
    await bob.evaluate(async () => {
      const provider = document.querySelector('call-provider')!;
      const section = document.createElement('section');
      document.body.append(section);
      section.append(provider);
      section.append(document.querySelector('video-grid')!);
      await new Promise((resolve) => setTimeout(resolve));
      provider.remove();
      document.body.prepend(provider);
    });
    await both([alice, bob], (page) => flows(page, 'audio'));
    await bob.waitForSelector('section video-grid >>> [part=tile]:not([local])');
    assert.equal(await memberOf(bob), before);
    assert.deepEqual(await open(bob), { connections: 1, tracks: 1 });
    for (const facts of heard) assert.deepEqual(await facts(), []);
    await both([alice, bob], (page) => page.close());
  });

  it('a single-page site that goes to another view: the call ends for both, and the next view can call', async () => {
    const bob = await visit('bob');
    const alice = await aliceWith(bob);
    const ended = nextEvent<{ reason: string }>(bob, 'call-ended');
    await bob.evaluate(() => {
      history.pushState(null, '', '/another-view');
      document.querySelector('call-provider')?.remove();
      const next = document.createElement('call-provider');
      next.id = 'next';
      next.setAttribute('user', 'bob');
      document.body.prepend(next);
    });
    assert.equal((await ended).reason, 'hung-up');
    await together(alice, 1);
    await hasState(bob, '#next', 'connected');
    assert.deepEqual(await open(bob), { connections: 0, tracks: 0 });
    await enter(bob, '#next');
    await both([alice, bob], (page) => together(page, 2));
    await both([alice, bob], (page) => flows(page, 'audio'));
    await both([alice, bob], (page) => page.close());
  });

  it('away and back by the browser’s buttons: the same member in the same call', async () => {
    stage.publish(
      '/elsewhere',
      '<!doctype html><title>elsewhere</title><p>Nothing here calls.</p>',
    );
    const bob = await visit('bob');
    const alice = await aliceWith(bob);
    const before = await memberOf(bob);
    const heard = await note(alice, 'call-ended', 'call-member-left', 'call-member-joined');
    await bob.goto(`${stage.origin}/elsewhere`);
    await alice.waitForFunction(() => {
      const room = document.querySelector<CallProvider>('call-provider')?.room;
      return room?.members.some(({ connected }) => !connected);
    });
    await bob.goBack();
    await both([alice, bob], (page) => together(page, 2));
    await both([alice, bob], (page) => flows(page, 'audio'));
    assert.equal(await memberOf(bob), before);
    assert.deepEqual(await heard(), []);
    await both([alice, bob], (page) => page.close());
  });

  it('two tabs: a duplicate of one in a call does not take its place', async () => {
    const bob = await visit('bob', '');
    const alice = await visit('alice');
    await enter(bob);
    await both([alice, bob], (page) => together(page, 2));
    const opened = new Promise<Page | null>((resolve) => bob.once('popup', resolve));
    // What a duplicate has: a copy of the session's storage, and the same address.
    await bob.evaluate(() => void window.open(location.href));
    const copy = await opened;
    assert.ok(copy);
    await idle(copy);
    // Nothing is drawn in a tab that is behind another, and what is waited for is looked for as it is drawn.
    await bob.bringToFront();
    await both([alice, bob], (page) => flows(page, 'audio'));
    await together(bob, 2);
    // Each can hang up for itself.
    await press(bob, 'call-controls', 'hang-up');
    await together(alice, 1);
    await idle(bob);
    await both([alice, bob, copy], (page) => page.close());
  });
});
