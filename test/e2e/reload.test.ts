import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { flows, idle, press, TAGS, together } from './support/actions.ts';
import { both, healthIs, memberOf, note } from './support/calls.ts';
import { Stage } from './support/stage.ts';

describe('a page in a call', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage.close());

  it('is the same member after a reload; nobody is rung, and for the other the call never ended', async (test) => {
    const alice = (await stage.visit('alice', TAGS)).page;
    const bob = (await stage.visit('bob', `<call-button to="alice" video></call-button>${TAGS}`))
      .page;
    await press(bob, 'call-button', 'button');
    await press(alice, 'incoming-call', 'accept-video');
    await both([alice, bob], (page) => together(page, 2));
    await both([alice, bob], (page) => flows(page, 'video'));
    await press(bob, 'call-controls', 'microphone');
    await alice.waitForSelector('video-grid >>> [aria-label="Bob is muted"]');
    const heard = await note(
      alice,
      'call-ended',
      'call-started',
      'call-incoming',
      'call-member-left',
    );
    const before = await memberOf(bob);
    const start = performance.now();
    const away = healthIs(alice, 'reconnecting', 'connecting');
    const started = new Promise<void>((resolve) => {
      void bob.exposeFunction('hasStarted', resolve);
    });
    await bob.evaluateOnNewDocument(() => {
      const tell = () => (globalThis as unknown as { hasStarted(): void }).hasStarted();
      document.addEventListener('call-started', tell);
    });
    await bob.reload();
    await started;
    await together(bob, 2);
    await both([alice, bob], (page) => flows(page, 'video'));
    const time = ((performance.now() - start) / 1_000).toFixed(1);
    test.diagnostic(`pictures both ways again ${time} s after the reload`);
    await away;
    assert.equal(await memberOf(bob), before);
    assert.deepEqual(await heard(), []);
    // As it was: camera on, microphone off.
    await alice.waitForSelector('video-grid >>> [aria-label="Bob is muted"]');
    assert.equal(await bob.evaluate(() => sessionStorage.length), 0);
    await press(bob, 'call-controls', 'hang-up');
    await both([alice, bob], idle);
    await both([alice, bob], (page) => page.close());
  });
});
