import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS } from '../../scripts/chromium.mjs';
import { eventually } from '../support/until.ts';
import { hasPart, hasState, idle, nextEvent, press } from './support/actions.ts';
import { Stage } from './support/stage.ts';

declare global {
  var contexts: AudioContext[];
}

/** Runs in the page before anything else: remembers what makes sound. */
function watchSound(): void {
  const Native = globalThis.AudioContext;
  globalThis.contexts = [];
  globalThis.AudioContext = class extends Native {
    constructor(options?: AudioContextOptions) {
      super(options);
      globalThis.contexts.push(this);
    }
  };
}

const sounds = (page: Page) =>
  page.evaluate(() => contexts.some(({ state }) => state === 'running'));
const hasCard = (page: Page) => hasPart(page, 'incoming-call', 'dialog');

describe('Bob, with the page open in several tabs of one browser', () => {
  let stage: Stage;
  let alice: Page;
  let browser: BrowserContext;

  before(async () => {
    stage = await Stage.open();
    alice = (await stage.visit('alice', '<call-button to="bob"></call-button>')).page;
    browser = await stage.newContext();
  });
  after(() => stage.close());

  async function tab(): Promise<Page> {
    const { page } = await stage.visit('bob', '<incoming-call></incoming-call>', {
      context: browser,
    });
    await page.evaluateOnNewDocument(watchSound);
    await page.reload();
    await hasState(page, '#me', 'connected');
    return page;
  }

  /** The one tab that sounds, and the others, once there is one. */
  const sounding = (pages: readonly Page[]) =>
    eventually(async () => {
      const are = await Promise.all(pages.map(sounds));
      const [loud, ...more] = pages.filter((_, index) => are[index]);
      assert.deepEqual(more, [], 'no two tabs sound at once');
      return loud && { loud, quiet: pages.filter((page) => page !== loud) };
    });

  it('sees the card in all of them and hears one; when that one is closed, another', async () => {
    const tabs = [await tab(), await tab(), await tab()];
    await hasState(alice, 'call-button', 'available');
    await press(alice, 'call-button', 'button');
    for (const page of tabs) {
      await hasCard(page);
      await page.waitForFunction(() => document.title === 'Alice is calling', { polling: 50 });
    }
    const first = await sounding(tabs);
    await first.loud.close();
    const second = await sounding(first.quiet);
    for (const page of first.quiet) await hasCard(page);
    const [last] = second.quiet;
    assert.ok(last);
    const ended = nextEvent<{ reason: string }>(alice, 'call-ended');
    await last.bringToFront();
    await press(last, 'incoming-call', 'decline');
    assert.equal((await ended).reason, 'declined');
    for (const page of first.quiet) {
      await page.bringToFront();
      await idle(page);
      assert.ok(await eventually(async () => !(await sounds(page))));
      await page.waitForFunction(() => document.title === 'bob');
      await page.close();
    }
    await idle(alice);
  });
});

describe('Bob, whose browser lets nothing be heard before a gesture', () => {
  it('is told so on the card, and hears it ring with the first gesture', async () => {
    const stage = await Stage.open({
      args: [...CHROMIUM_ARGUMENTS, '--autoplay-policy=document-user-activation-required'],
    });
    try {
      const { page: alice } = await stage.visit('alice', '<call-button to="bob"></call-button>');
      const once = await stage.visit('bob', '<incoming-call></incoming-call>');
      await once.page.close();
      // A page that Puppeteer has evaluated something in counts as touched by a person: it is only looked at here.
      const bob = await (await stage.newContext()).newPage();
      await bob.evaluateOnNewDocument(watchSound);
      const devtools = await bob.createCDPSession();
      const look = async (expression: string) =>
        (await devtools.send('Runtime.evaluate', { expression })).result.value;
      const card = "document.querySelector('incoming-call').shadowRoot";
      const notice = `${card}.querySelector('[part=notice]')?.textContent`;
      const isLoud = "contexts.some(({ state }) => state === 'running')";
      await bob.goto(`${stage.origin}/bob`);
      await bob.bringToFront();
      await hasState(alice, 'call-button', 'available');
      await press(alice, 'call-button', 'button');
      const said = await eventually(() => look(notice));
      assert.match(String(said), /blocked the sound/);
      assert.equal(await look(isLoud), false);
      await bob.mouse.click(5, 400);
      await eventually(() => look(isLoud));
      await eventually(async () => !(await look(notice)));
    } finally {
      await stage.close();
    }
  });
});
