import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { PushEndpoint } from '../support/push-endpoint.ts';
import { eventually } from '../support/until.ts';
import {
  flows,
  hasPart,
  hasState,
  idle,
  nextEvent,
  press,
  TAGS,
  together,
} from './support/actions.ts';
import { Stage, type Window } from './support/stage.ts';
import { WorkerBrowser } from './support/worker-browser.ts';

const BOB = '<call-alerts></call-alerts><missed-calls></missed-calls>';

describe('Bob, who has let this site alert him and closed it', () => {
  let endpoint: PushEndpoint;
  let stage: Stage;
  let browser: WorkerBrowser;
  let alice: Page;

  before(async () => {
    endpoint = await PushEndpoint.open();
    stage = await Stage.open({ settings: endpoint.settings });
    browser = await WorkerBrowser.open(stage);
    stage.compose('/bob', 'bob', `${BOB}${TAGS}`, 'service-worker="/sw.js"');
    alice = (await stage.visit('alice', `<call-button to="bob"></call-button>${TAGS}`)).page;
    const bob = (await visit()).page;
    await press(bob, 'call-alerts', 'switch');
    await hasState(bob, 'call-alerts', 'on');
    await bob.close();
  });
  after(async () => {
    await stage.close();
    endpoint.close();
  });
  afterEach(async () => {
    endpoint.delivered.splice(0);
    await idle(alice);
  });

  /** Opens the site in Bob's browser, by an address that a notification gave or by his own. */
  async function visit(address = `${stage.origin}/bob`): Promise<Window> {
    const { context } = browser;
    const before = WorkerBrowser.subscribesAt(endpoint);
    const window = await stage.open(address, { context, before });
    await window.page.bringToFront();
    return window;
  }

  const delivered = async (kind: string) =>
    (await eventually(() => endpoint.delivered.find(({ message }) => message.kind === kind))).text;

  /** Alice rings, and the push has reached Bob's worker. */
  async function rung(): Promise<void> {
    await press(alice, 'call-button', 'button');
    await alice.waitForFunction(
      () =>
        document.querySelector('outgoing-call')?.shadowRoot?.querySelector('[part=status]')
          ?.textContent === 'Ringing…',
    );
    await browser.push(await delivered('ring'));
    const [shown, ...more] = await browser.shows('Alice is calling');
    assert.ok(shown);
    assert.deepEqual(more, []);
  }

  it('declines on the notification: Alice is told, and no page opens', async () => {
    const ended = nextEvent<{ reason: string }>(alice, 'call-ended');
    await rung();
    assert.equal(await browser.press('decline'), undefined);
    assert.equal((await ended).reason, 'declined');
    assert.equal(await browser.pages(), 0);
    await browser.showsNothing();
    await press(alice, 'outgoing-call', 'cancel');
  });

  it('accepts on the notification: the page opens in the call, and they hear each other', async () => {
    await rung();
    const address = await browser.press('accept');
    assert.match(address ?? '', /\/bob#call-accept=[\w-]+$/);
    const { page: bob } = await visit(address);
    for (const page of [alice, bob]) {
      await together(page, 2);
      await flows(page, 'audio');
    }
    // Nobody finds the token in the address, and it would be of no use.
    assert.equal(bob.url(), `${stage.origin}/bob`);
    await press(alice, 'call-controls', 'hang-up');
    await idle(bob);
    await bob.close();
  });

  it('is told of a call that he missed, and finds it when he opens the page', async () => {
    await rung();
    await press(alice, 'outgoing-call', 'cancel');
    await browser.push(await delivered('missed'));
    const shown = await browser.shows('Missed call from Alice');
    assert.equal(shown.length, 1, 'in place of the one that rang');
    const address = await browser.press('');
    assert.equal(address, `${stage.origin}/bob`);
    const { page: bob } = await visit(address);
    await hasPart(bob, 'missed-calls', 'caller');
    const name = await bob.evaluate(
      () => document.querySelector('missed-calls')?.shadowRoot?.querySelector('bdi')?.textContent,
    );
    assert.equal(name, 'Alice');
    await press(bob, 'missed-calls', 'dismiss');
    await hasPart(bob, 'missed-calls', 'empty');
    await bob.close();
  });

  it('has no notification beside a page that rings before his eyes, and answers in one that is open', async () => {
    const { page: bob } = await visit();
    await hasState(bob, '#me', 'connected');
    await press(alice, 'call-button', 'button');
    await hasPart(bob, 'incoming-call', 'dialog');
    await browser.push(await delivered('ring'));
    const [other] = await browser.context.pages();
    await browser.showsNothing();
    await other?.bringToFront();
    await bob.waitForFunction(() => document.visibilityState === 'hidden', { polling: 50 });
    // The worker looks a second time, and the page is not in front any more.
    await browser.shows('Alice is calling');
    assert.equal(await browser.press('accept'), undefined);
    assert.equal(await browser.pages(), 1);
    await bob.bringToFront();
    for (const page of [alice, bob]) await together(page, 2);
    await press(alice, 'call-controls', 'hang-up');
    await idle(bob);
    await bob.close();
  });

  it('is not made to answer by a link that a caller makes up', async () => {
    await rung();
    const id = await alice.evaluate(() => {
      const state = document.querySelector('call-provider')?.engine?.outgoing.state.value;
      return state?.status === 'calling' ? state.id : '';
    });
    assert.ok(id);
    const { page: bob } = await visit(`${stage.origin}/bob#call-accept=${id}`);
    await hasPart(bob, 'incoming-call', 'accept');
    await bob.waitForFunction(() => location.hash === '');
    await bob.waitForFunction(() =>
      document
        .querySelector('call-provider')
        ?.shadowRoot?.textContent?.includes('This call is over.'),
    );
    assert.equal(
      await bob.evaluate(() => document.querySelector('#me:state(ringing)') !== null),
      true,
    );
    await press(alice, 'outgoing-call', 'cancel');
    await idle(bob);
    await bob.close();
  });

  it('can be Dave in the demo as well, under its policy with Trusted Types', async () => {
    await browser.context.overridePermissions(stage.server.url, ['notifications']);
    const { context } = browser;
    const before = WorkerBrowser.subscribesAt(endpoint);
    const { page: dave, complaints } = await stage.open(stage.server.url, { context, before });
    await (await dave.waitForSelector('#name'))?.type('Dave');
    await dave.keyboard.press('Enter');
    await press(dave, 'call-alerts', 'switch');
    await hasState(dave, 'call-alerts', 'on');
    await dave.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null);
    assert.deepEqual(complaints, []);
    await dave.close();
  });
});
