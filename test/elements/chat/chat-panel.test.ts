import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/elements/chat/chat-panel.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, page, seen } from '../support/page.ts';

const panel = html`<chat-panel style="block-size: 400px; inline-size: 320px"></chat-panel>`;
const input = () => part<HTMLTextAreaElement>(find('chat-panel'), 'input');
const texts = () =>
  [...(find('chat-panel').shadowRoot?.querySelectorAll('[part=message] .text') ?? [])].map(
    ({ textContent }) => textContent,
  );

describe('chat-panel', () => {
  it('is accessible in each of its states', async () => {
    const scene = await page(panel);
    await seen(find('chat-panel'), 'input');
    await expect(find('chat-panel')).to.be.accessible();
    const bob = await scene.talk('Bob');
    await bob.say('Hello https://example.com/');
    await (await scene.room).chat.send('Hello Bob');
    await eventually(() => texts().length === 2);
    await expect(find('chat-panel')).to.be.accessible();
    scene.line.drop();
    (await scene.room).chat.send('Lost').catch(() => {});
    await eventually(() => texts().length === 3);
    await expect(find('chat-panel')).to.be.accessible();
  });

  it('sends by Enter, and goes on by Shift and Enter; the focus stays', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    await seen<HTMLTextAreaElement>(find('chat-panel'), 'input', ({ disabled }) => !disabled);
    input().focus();
    await sendKeys({ type: 'Hello' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'Bob' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => texts().length === 1);
    expect(texts()).to.deep.equal(['Hello\nBob']);
    expect(input().value).to.equal('');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ type: 'Again' });
    part(find('chat-panel'), 'send').click();
    await eventually(() => texts().length === 2);
    expect(find('chat-panel').shadowRoot?.activeElement).to.equal(input());
  });

  it('keeps Enter for an input method that is composing', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    await seen<HTMLTextAreaElement>(find('chat-panel'), 'input', ({ disabled }) => !disabled);
    input().value = 'に';
    const enter = { key: 'Enter', bubbles: true, cancelable: true };
    const isFree = input().dispatchEvent(
      new KeyboardEvent('keydown', { ...enter, isComposing: true }),
    );
    expect(isFree).to.equal(true);
    expect(input().value).to.equal('に');
  });

  it('takes no room while the chat is put away, and keeps what is being written', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    (await seen<HTMLTextAreaElement>(find('chat-panel'), 'input')).value = 'Half a sen';
    const { chat } = await scene.room;
    chat.show(false);
    await eventually(() => find('chat-panel').matches(':state(hidden)'));
    expect(find('chat-panel').getBoundingClientRect().height).to.equal(0);
    chat.show(true);
    await eventually(() => find('chat-panel').getBoundingClientRect().height > 0);
    expect(input().value).to.equal('Half a sen');
  });

  it('sends nothing where nothing is written', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    await seen<HTMLTextAreaElement>(find('chat-panel'), 'input', ({ disabled }) => !disabled);
    input().value = ' \n ';
    const messages = cancel('call-message');
    part(find('chat-panel'), 'send').click();
    expect(messages.count).to.equal(0);
  });

  it('sends an intent that can be cancelled', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    await seen<HTMLTextAreaElement>(find('chat-panel'), 'input', ({ disabled }) => !disabled);
    const messages = cancel('call-message');
    input().value = ' Hello ';
    part(find('chat-panel'), 'send').click();
    expect(messages.last).to.deep.equal({ text: 'Hello' });
    expect((await scene.room).chat.entries.value).to.deep.equal([]);
  });

  it('keeps what is written when the page cancels the sending', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    await seen<HTMLTextAreaElement>(find('chat-panel'), 'input', ({ disabled }) => !disabled);
    input().value = 'Not like this';
    document.addEventListener('call-message', (event) => event.preventDefault(), { once: true });
    part(find('chat-panel'), 'send').click();
    expect(input().value).to.equal('Not like this');
    expect((await scene.room).chat.entries.value).to.deep.equal([]);
  });

  it('shows what waits and what failed, and tries it again', async () => {
    const scene = await page(panel);
    await scene.talk('Bob');
    const room = await scene.room;
    scene.line.drop();
    const waiting = room.chat.send('Hello');
    const message = await seen(find('chat-panel'), 'message', ({ textContent }) =>
      textContent?.includes('Sending'),
    );
    expect(message.querySelector('time')).to.equal(null);
    scene.line.restore();
    await waiting;
    const sent = room.chat.send('Again').catch(() => {});
    scene.line.drop();
    await sent;
    const retry = await eventually(() =>
      find('chat-panel').shadowRoot?.querySelector<HTMLElement>('.retry'),
    );
    expect(retry.parentElement?.textContent).to.include('Not sent');
    scene.line.restore();
    retry.click();
    await eventually(() => !part(find('chat-panel'), 'list').textContent?.includes('Not sent'));
    await eventually(() => !part(find('chat-panel'), 'list').textContent?.includes('Sending'));
    expect(texts()).to.deep.equal(['Hello', 'Again']);
  });

  it('makes links of web addresses, which tell nothing of the page', async () => {
    const scene = await page(panel);
    const bob = await scene.talk('Bob');
    await bob.say('see https://example.com/a, or javascript:alert(1)');
    const link = await eventually(() => find('chat-panel').shadowRoot?.querySelector('a'));
    expect(link.href).to.equal('https://example.com/a');
    expect(link.rel.split(' ')).to.include.members(['noopener', 'noreferrer']);
    expect(link.target).to.equal('_blank');
    expect(texts()).to.deep.equal(['see https://example.com/a, or javascript:alert(1)']);
  });

  it('leaves what is said aloud to the provider', async () => {
    await page(panel);
    const list = await seen(find('chat-panel'), 'list');
    expect(list.getAttribute('aria-live')).to.equal('off');
  });

  it('follows the newest message, except while one reads an old one', async () => {
    const scene = await page(panel);
    const bob = await scene.talk('Bob');
    const say = async (from: number, to: number) => {
      for (let index = from; index < to; index += 1) await bob.say(`Line ${index}\n\n\n`);
      await eventually(() => texts().length === to);
    };
    await say(0, 12);
    const list = part(find('chat-panel'), 'list');
    const fromEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight;
    await eventually(() => fromEnd() < 2);
    find('chat-panel').style.blockSize = '260px';
    await eventually(() => list.clientHeight < 260 && fromEnd() < 2);
    list.scrollTop = 0;
    list.dispatchEvent(new Event('scroll'));
    await say(12, 13);
    expect(list.scrollTop).to.equal(0);
  });
});
