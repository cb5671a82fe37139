import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/invite/incoming-call.ts';
import { alertingBrowser } from '../../../stories/support/alerting-browser.ts';
import { eventually } from '../../support/until.ts';
import { page } from '../support/page.ts';

const card = html`<incoming-call ringtone="none"></incoming-call>`;

/** Says that the page is out of sight, or in sight again. */
function show(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a call that rings', () => {
  let browser: ReturnType<typeof alertingBrowser>;
  beforeEach(() => {
    document.title = 'Shop';
  });
  afterEach(() => {
    browser.restore();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('is in the title of the tab, until it rings no more', async () => {
    browser = alertingBrowser({ permission: 'default' });
    const scene = await page(card);
    await scene.rung('Bob');
    await eventually(() => document.title === 'Bob is calling');
    await scene.rung('Carol', { video: true });
    await scene.engine.decline();
    await eventually(() => document.title === 'Carol is calling with video');
    await scene.engine.decline();
    await eventually(() => document.title === 'Shop');
    expect(browser.shown.length).to.equal(0);
  });

  it('is a notification while the page is out of sight, for those who have allowed them', async () => {
    browser = alertingBrowser({ permission: 'granted' });
    const scene = await page(card);
    await scene.rung('Bob');
    await eventually(() => document.title === 'Bob is calling');
    expect(browser.shown.length).to.equal(0);
    show('hidden');
    await eventually(() => browser.shown.length === 1);
    expect(browser.shown[0]?.title).to.equal('Bob is calling');
    expect(browser.shown[0]?.tag).to.equal(scene.engine.incoming.state.value[0]?.invite.id);
    show('visible');
    expect(browser.shown[0]?.isClosed).to.equal(true);
    show('hidden');
    expect(browser.shown.length).to.equal(2);
    await scene.engine.decline();
    await eventually(() => browser.shown[1]?.isClosed);
  });

  it('brings the page to the front when the notification is clicked', async () => {
    browser = alertingBrowser({ permission: 'granted' });
    const scene = await page(card);
    show('hidden');
    await scene.rung('Bob');
    await eventually(() => browser.shown.length === 1);
    const { focus } = globalThis;
    let isFocused = false;
    globalThis.focus = () => {
      isFocused = true;
    };
    browser.shown[0]?.onclick?.(new Event('click'));
    globalThis.focus = focus;
    expect(isFocused).to.equal(true);
    expect(browser.shown[0]?.isClosed).to.equal(true);
  });

  it('is none for those who have turned it off, nor where the browser cannot', async () => {
    browser = alertingBrowser({ permission: 'granted' });
    const scene = await page(card);
    await (await scene.engine.alerts()).alerting.turn(false);
    show('hidden');
    await scene.rung('Bob');
    await eventually(() => document.title === 'Bob is calling');
    await scene.engine.decline();
    browser.restore();
    browser = alertingBrowser({ permission: undefined });
    await scene.rung('Carol');
    await eventually(() => document.title === 'Carol is calling');
    expect(browser.shown.length).to.equal(0);
  });

  it('lets the device vibrate after a gesture, and stop when it rings no more', async () => {
    browser = alertingBrowser({ permission: 'default' });
    const patterns: unknown[] = [];
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'vibrate');
    const define = (name: string, value: unknown) =>
      Object.defineProperty(navigator, name, { configurable: true, value });
    define('vibrate', (pattern: unknown) => patterns.push(pattern));
    define('userActivation', { hasBeenActive: false });
    const scene = await page(card);
    await scene.rung('Bob');
    await eventually(() => document.title === 'Bob is calling');
    await scene.engine.decline();
    await eventually(() => document.title === 'Shop');
    expect(patterns).to.deep.equal([]);
    define('userActivation', { hasBeenActive: true });
    await scene.rung('Carol');
    await eventually(() => patterns.length === 1);
    expect((patterns[0] as number[]).length).to.be.below(100);
    await scene.engine.decline();
    await eventually(() => patterns.at(-1) === 0);
    for (const name of ['vibrate', 'userActivation']) Reflect.deleteProperty(navigator, name);
    expect(own).not.to.equal(undefined);
  });
});
