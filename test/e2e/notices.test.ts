import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { hasState, press, TAGS, together } from './support/actions.ts';
import { Stage } from './support/stage.ts';

const LIST = '<notice-list></notice-list>';
const ROOM = 'room="tea"';

/** What is in the list, without the marks that keep names apart, once there are so many. */
async function rows(page: Page, count: number): Promise<readonly string[]> {
  const found = await page.waitForFunction(
    (wanted) => {
      const root = document.querySelector('notice-list')?.shadowRoot;
      const all = [...(root?.querySelectorAll('[part~=notice]') ?? [])];
      const texts = all.map((row) => row.querySelector('[part=what]')?.textContent ?? '');
      return all.length === wanted && texts.map((text) => text.replace(/[\u2066-\u2069]/g, ''));
    },
    { polling: 50 },
    count,
  );
  return (await found.jsonValue()) as string[];
}

const unread = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => document.querySelector('notice-list')?.unread === wanted,
    { polling: 50 },
    count,
  );

describe('somebody who was away', () => {
  let stage: Stage;
  let alice: Page;
  let browser: BrowserContext;

  before(async () => {
    stage = await Stage.open();
    browser = await stage.newContext();
    const tags = `<call-button to="bob"></call-button>${TAGS}`;
    alice = (await stage.visit('alice', tags, { attributes: ROOM })).page;
  });
  after(() => stage.close());

  const visit = async (tags: string, attributes = '') =>
    (await stage.visit('bob', tags, { attributes, context: browser })).page;

  it('finds on the next visit who mentioned and rang them, on all pages the same, and a way there', async () => {
    const first = await visit(TAGS, ROOM);
    await together(alice, 2);
    await first.evaluate(() => document.querySelector('call-provider')?.sendMessage('I am off'));
    await alice.waitForSelector('chat-panel >>> [part=message]');
    await first.close();
    await together(alice, 1);
    await press(alice, 'chat-panel', 'input');
    await alice.waitForSelector('chat-panel >>> [part=more]');
    await alice.keyboard.type('Your umbrella is here, @Bo');
    await alice.waitForSelector('chat-panel >>> [part=person]');
    await alice.keyboard.press('Enter');
    await alice.keyboard.press('Enter');
    await alice.waitForSelector('chat-panel >>> .mention');
    await hasState(alice, 'call-button', 'offline');
    await press(alice, 'call-button', 'button');

    const one = await visit(LIST);
    const other = await visit(LIST);
    for (const page of [one, other]) {
      assert.deepEqual(await rows(page, 2), [
        'Unread: Alice invited you to tea',
        'Unread: Alice mentioned you in tea',
      ]);
      await unread(page, 2);
    }
    await one.bringToFront();
    await press(one, 'notice-list', 'read');
    for (const page of [one, other]) await unread(page, 1);
    await one.reload();
    assert.deepEqual(await rows(one, 2), [
      'Alice invited you to tea',
      'Unread: Alice mentioned you in tea',
    ]);
    await press(one, 'notice-list', 'delete');
    assert.deepEqual(await rows(other, 1), ['Unread: Alice mentioned you in tea']);

    await other.bringToFront();
    await press(other, 'notice-list', 'join');
    await together(alice, 2);
    for (const page of [one, other]) await unread(page, 0);
  });
});
