import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/until.ts';
import { flows, hasState, idle, press, together } from './support/actions.ts';
import { floatingOf, tilesOf } from './support/floating.ts';
import { Stage, type Window } from './support/stage.ts';

const demo = (file: string) => readFile(new URL(`../../demo/${file}`, import.meta.url), 'utf8');

/** The address under which the page in the repository expects the server. */
const EXPECTED = /http:\/\/localhost:3000/g;

describe('a foreign site’s page under a strict policy, with Trusted Types', () => {
  let stage: Stage;
  let customer: Window;
  let shop: Window;

  before(async () => {
    stage = await Stage.open();
    const { url } = stage.server;
    const page = (await demo('embed.html'))
      .replace(EXPECTED, url)
      .replace('ws://localhost:3000', url.replace('http', 'ws'));
    stage.publish(
      '/embed.html',
      page.replace('<title>', '<link rel="icon" href="embed.css"><title>'),
    );
    stage.publish('/embed.css', await demo('embed.css'));
    customer = await stage.open(`${stage.origin}/embed.html`);
    shop = await stage.open(url);
    await (await shop.page.waitForSelector('#name'))?.type('Shop');
    await shop.page.keyboard.press('Enter');
  });

  after(() => stage.close());

  it('has a policy that forbids inline code, evaluation and markup from strings', async () => {
    const refused = await customer.page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>markup</b>';
        return false;
      } catch {
        return true;
      }
    });
    assert.ok(refused);
    customer.complaints.length = 0;
  });

  it('calls the shop, which answers in the demo; both see and hear each other', async () => {
    await hasState(customer.page, 'call-button', 'available');
    await press(customer.page, 'call-button[video]', 'button');
    await press(shop.page, 'incoming-call', 'accept-video');
    for (const { page } of [customer, shop]) {
      await together(page, 2);
      await flows(page, 'audio');
      await flows(page, 'video');
    }
  });

  it('shows the call in a small window of its own, and in full screen', async () => {
    const { page } = customer;
    await page.bringToFront();
    await press(page, 'call-controls', 'pip');
    const small = await floatingOf(page);
    await eventually(async () => {
      const tiles = await tilesOf(small);
      return tiles.length === 2 && tiles.every(({ moves, height }) => moves && height > 40);
    });
    const { color, font } = await small.$eval('video-grid', (grid) => ({
      color: getComputedStyle(grid).getPropertyValue('--accent').trim(),
      font: getComputedStyle(grid).fontFamily,
    }));
    assert.equal(color, '#7a3b12');
    assert.match(font, /Georgia/);
    await small.close();
    await press(page, 'call-controls', 'fullscreen');
    await press(page, 'video-grid >>> call-controls', 'fullscreen');
    await page.waitForFunction(() => document.fullscreenElement === null);
  });

  it('chats and hangs up', async () => {
    await (await customer.page.waitForSelector('chat-panel >>> [part=input]'))?.type(
      'Two loaves, please',
    );
    await customer.page.keyboard.press('Enter');
    await shop.page.waitForFunction(() =>
      document.querySelector('chat-panel')?.shadowRoot?.textContent?.includes('Two loaves, please'),
    );
    await press(customer.page, 'call-controls', 'hang-up');
    for (const { page } of [customer, shop]) await idle(page);
  });

  it('has nothing to complain about: no error, no warning, no violation of a policy', () => {
    assert.deepEqual(customer.complaints, []);
    assert.deepEqual(shop.complaints, []);
  });
});
