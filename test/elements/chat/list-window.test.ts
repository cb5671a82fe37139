import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/chat/chat-panel.ts';
import { part } from '../../../stories/support/settled.ts';
import { chatHistory } from '../../support/chat-history.ts';
import { eventually } from '../../support/until.ts';
import { find, gone, page, seen } from '../support/page.ts';

const panel = () => find('chat-panel');
const list = () => part(panel(), 'list');
const rows = () => [...panel().shadowRoot!.querySelectorAll<HTMLElement>('[data-id]')];
const row = (index: number) =>
  rows().find(({ dataset }) => dataset['id']?.startsWith(`message-${index}/`));
const fromEnd = () => list().scrollHeight - list().scrollTop - list().clientHeight;
/** How far below the top of the list something is. */
const depth = (element: Element) =>
  element.getBoundingClientRect().top - list().getBoundingClientRect().top;

/** Alice comes into a room with a long past. */
async function come(count: number) {
  const chatLog = await chatHistory('team', count);
  const content = html`<chat-panel style="block-size: 400px; inline-size: 320px"></chat-panel>`;
  const scene = await page(content, { server: { chatLog } });
  const [bob] = await scene.meet('Bob');
  const { chat } = await scene.room;
  await eventually(() => row(count - 1) && fromEnd() < 2);
  return { chat, bob: bob!, scene };
}

async function scrollTo(top: number): Promise<void> {
  list().scrollTop = top;
  list().dispatchEvent(new Event('scroll'));
  await panel().updateComplete;
}

describe('a long chat', () => {
  it('is accessible', async () => {
    await come(300);
    await expect(panel()).to.be.accessible();
  });

  it('loads what is older as one scrolls up, and keeps in its place what is in sight', async () => {
    const { chat } = await come(300);
    expect(chat.entries.value).to.have.length(50);
    await scrollTo(list().scrollHeight / 2);
    const inSight = await eventually(() => rows().find((one) => depth(one) > 20));
    const id = inSight.dataset['id'];
    const before = depth(inSight);
    await (await chat.loadMore()).loadOlder();
    await eventually(() => chat.entries.value.length === 250);
    await panel().updateComplete;
    const after = rows().find(({ dataset }) => dataset['id'] === id)!;
    expect(Math.abs(depth(after) - before)).to.be.below(2);
  });

  it('reaches its beginning by scrolling', async () => {
    const { chat } = await come(300);
    await eventually(async () => {
      await scrollTo(0);
      return row(0);
    });
    expect(chat.older.value).to.equal(false);
    expect(panel().shadowRoot!.querySelector('.earlier')).to.equal(null);
  });

  it('has few messages in the document, wherever one is', async () => {
    const { chat } = await come(2_000);
    const more = await chat.loadMore();
    while (chat.older.value) await more.loadOlder();
    expect(chat.entries.value).to.have.length(2_000);
    for (const part of [0.9, 0.5, 0.1, 0.6]) {
      await scrollTo(list().scrollHeight * part);
      await eventually(() => rows().some((one) => depth(one) > 0 && depth(one) < 400));
      expect(rows().length).to.be.below(100);
    }
  });

  it('leads back to the newest, and says how many have come', async () => {
    const { bob, chat } = await come(300);
    expect(panel().shadowRoot!.querySelector('[part=newest]')).to.equal(null);
    await scrollTo(300);
    await seen(panel(), 'newest');
    await bob.say('something new');
    await seen(panel(), 'newest', ({ textContent }) => textContent?.includes('1 new message'));
    expect(chat.unread.value).to.equal(1);
    part(panel(), 'newest').click();
    await eventually(() => fromEnd() < 2);
    await gone(panel(), 'newest');
    expect(chat.unread.value).to.equal(0);
  });

  it('follows what is said while one is at its end', async () => {
    const { bob } = await come(100);
    await bob.say('one more\n\n\n\nwith lines');
    await eventually(() => rows().at(-1)?.textContent?.includes('one more') && fromEnd() < 2);
  });

  it('leads from what was found to where it was said', async () => {
    const { chat } = await come(400);
    panel().dispatchEvent(new Event('pointerover'));
    (await seen(panel(), 'more')).click();
    (await seen(panel(), 'search')).click();
    const field = await eventually(() => panel().shadowRoot!.querySelector('input'));
    field.value = 'message 17 and';
    field.form?.requestSubmit();
    const results = await seen(panel(), 'results');
    expect(results.querySelectorAll('li')).to.have.length(1);
    results.querySelector('button')?.click();
    const found = await eventually(() => row(17));
    await eventually(() => depth(found) > 0 && depth(found) < 400);
    await eventually(() => panel().shadowRoot!.activeElement === row(17));
    expect(chat.entries.value.length).to.be.above(300);
  });

  it('says so where nothing is found', async () => {
    await come(60);
    panel().dispatchEvent(new Event('pointerover'));
    (await seen(panel(), 'more')).click();
    (await seen(panel(), 'search')).click();
    const field = await eventually(() => panel().shadowRoot!.querySelector('input'));
    field.value = 'nothing of the kind';
    field.form?.requestSubmit();
    await eventually(() => part(panel(), 'sheet').textContent?.includes('Nothing found'));
    await expect(panel()).to.be.accessible();
  });
});
