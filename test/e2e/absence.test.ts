import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/until.ts';
import { flows, idle, nextEvent, open, press, TAGS, together } from './support/actions.ts';
import { both, healthIs, meet, memberOf } from './support/calls.ts';
import { signalAll } from './support/processes.ts';
import { Stage } from './support/stage.ts';

describe('in a call', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open({ settings: { CALL_GRACE: '3' } });
  });
  after(() => stage.close());

  it('somebody whose device slept past the place is back in the room, as the same person', async () => {
    const browser = await stage.another();
    const [alice, bob] = await meet(stage, 'asleep', { bob: { browser } });
    const before = await memberOf(bob);
    signalAll(browser.process()?.pid, 'SIGSTOP');
    // First it is said, then the place is given up.
    await healthIs(alice, 'weak', 'frozen', 'reconnecting', 'lost');
    await together(alice, 1);
    signalAll(browser.process()?.pid, 'SIGCONT');
    await both([alice, bob], (page) => together(page, 2));
    await both([alice, bob], (page) => flows(page, 'video'));
    assert.equal(await memberOf(bob), before);
    await both([alice, bob], (page) => page.close());
  });

  it('somebody who slept past the end of a call of two is told so at once', async () => {
    const browser = await stage.another();
    const alice = (await stage.visit('alice', TAGS)).page;
    const bob = (
      await stage.visit('bob', `<call-button to="alice"></call-button>${TAGS}`, { browser })
    ).page;
    await press(bob, 'call-button', 'button');
    await press(alice, 'incoming-call', 'accept');
    await both([alice, bob], (page) => together(page, 2));
    const ended = both([alice, bob], (page) => nextEvent<{ reason: string }>(page, 'call-ended'));
    signalAll(browser.process()?.pid, 'SIGSTOP');
    await idle(alice);
    signalAll(browser.process()?.pid, 'SIGCONT');
    assert.deepEqual(
      (await ended).map(({ reason }) => reason),
      ['offline', 'ended'],
    );
    await both([alice, bob], idle);
    // What was made ready while it rang is kept for a moment.
    await eventually(async () => Object.values(await open(bob)).every((count) => count === 0));
    await both([alice, bob], (page) => page.close());
  });

  it('somebody who is gone without a word is said to be, and taken off after the grace time', async () => {
    const browser = await stage.another();
    const [alice] = await meet(stage, 'gone', { bob: { browser } });
    signalAll(browser.process()?.pid, 'SIGKILL');
    await alice.waitForSelector('video-grid >>> [part=tile]:not([local]) .trouble');
    await alice.waitForSelector('video-grid >>> [part=tile].still');
    await together(alice, 1);
    await alice.waitForFunction(
      () =>
        document.querySelector('video-grid')?.shadowRoot?.querySelectorAll('[part=tile]').length ===
        1,
    );
    await alice.close();
  });
});
