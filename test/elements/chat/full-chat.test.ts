import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/elements/chat/chat-panel.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { cancel, find, gone, page, seen } from '../support/page.ts';

const panel = () => find('chat-panel');
const input = () => part<HTMLTextAreaElement>(panel(), 'input');
const rows = () => [...panel().shadowRoot!.querySelectorAll<HTMLElement>('[part=message]')];
const row = (text: string) => rows().find(({ textContent }) => textContent?.includes(text));
const focused = () => panel().shadowRoot!.activeElement;

/** Alice and Bob in a call; Alice has come to the text field, so everything is loaded. */
async function talk() {
  const scene = await page(
    html`<chat-panel style="block-size: 400px; inline-size: 320px"></chat-panel>`,
  );
  const bob = await scene.talk('Bob Stone');
  const { chat } = await scene.room;
  await seen<HTMLTextAreaElement>(panel(), 'input', ({ disabled }) => !disabled);
  input().focus();
  await seen(panel(), 'more');
  return { scene, bob, chat };
}

/** Brings the focus to a message, and gives the button for what to do with it. */
async function actions(text: string, name: string): Promise<HTMLElement> {
  (await eventually(() => row(text))).focus();
  return eventually(() => row(text)?.querySelector<HTMLElement>(`[part=${name}]`));
}

describe('all of a chat', () => {
  it('is accessible in each of its states', async () => {
    const { chat, bob } = await talk();
    const { id } = await bob.say('Hello @Alice Martin', { mentions: ['alice'] });
    await bob.react(id, '🎉');
    await chat.send('Hello Bob', { reply: id });
    const { id: second } = await bob.say('oops');
    await bob.unsay(second);
    await bob.type();
    await seen(panel(), 'typing');
    await actions('Hello Bob', 'delete');
    await expect(panel()).to.be.accessible();
    (await actions('Hello Bob', 'delete')).click();
    await eventually(() => row('Hello Bob')?.querySelector('.sure'));
    await expect(panel()).to.be.accessible();
    (await actions('Hello Bob', 'reply')).click();
    await seen(panel(), 'context');
    input().value = '@';
    input().dispatchEvent(new Event('input'));
    await seen(panel(), 'person');
    await expect(panel()).to.be.accessible();
    for (const item of ['emoji', 'search']) {
      part(panel(), 'more').click();
      (await seen(panel(), 'item')).focus();
      await expect(panel()).to.be.accessible();
      part(panel(), item).click();
      await eventually(() =>
        panel().shadowRoot!.querySelector('[part=sheet].dialog :is([role=grid], form)'),
      );
      await expect(panel()).to.be.accessible();
      await sendKeys({ press: 'Escape' });
      await gone(panel(), 'sheet');
    }
  });

  it('comes with the first pointer, and leaves what is there in its place', async () => {
    const scene = await page(html`<chat-panel style="block-size: 400px"></chat-panel>`);
    const bob = await scene.talk('Bob Stone');
    await bob.say('Hello');
    const message = await eventually(() => rows()[0]);
    expect(panel().shadowRoot?.querySelector('[part=more]')).to.equal(null);
    panel().dispatchEvent(new Event('pointerover'));
    await seen(panel(), 'more');
    expect(rows()[0]).to.equal(message);
  });

  it('shows who reacted, gives the same reaction, and takes it back', async () => {
    const { bob } = await talk();
    const { id } = await bob.say('Cake?');
    await bob.react(id, '🎂');
    const chip = await seen(panel(), 'reaction');
    expect(chip.textContent).to.match(/🎂\s+Bob Stone/);
    chip.click();
    await seen(panel(), 'reaction', ({ ariaPressed }) => ariaPressed === 'true');
    expect(part(panel(), 'reaction').getAttribute('aria-label')).to.equal(
      '🎂 from Bob Stone and You',
    );
    part(panel(), 'reaction').click();
    await seen(panel(), 'reaction', ({ ariaPressed }) => ariaPressed === 'false');
  });

  it('lets one react by keyboard alone', async () => {
    const { bob } = await talk();
    await bob.say('Cake?');
    (await actions('Cake?', 'react')).focus();
    await sendKeys({ press: 'Enter' });
    await eventually(() => focused()?.textContent === '👍');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()?.textContent).to.equal('❤️');
    await sendKeys({ press: 'Enter' });
    await seen(panel(), 'reaction', ({ textContent }) => textContent?.includes('❤️'));
    await gone(panel(), 'sheet');
  });

  it('answers a message, shows what it answers, and leads there', async () => {
    const { chat, bob } = await talk();
    await bob.say('Shall we begin?');
    (await actions('Shall we begin?', 'reply')).click();
    await seen(panel(), 'context', ({ textContent }) => textContent?.includes('Reply to Bob'));
    expect(focused()).to.equal(input());
    await sendKeys({ type: 'Yes' });
    await sendKeys({ press: 'Enter' });
    const quote = await seen(panel(), 'quote');
    expect(quote.textContent).to.include('Shall we begin?');
    await eventually(() => chat.entries.value.at(-1)?.reply?.name === 'Bob Stone');
    await gone(panel(), 'context');
    part(panel(), 'quote').click();
    await eventually(() => focused() === row('Shall we begin?') && row('Shall we begin?'));
  });

  it('edits a message of one’s own, by an arrow at once, and keeps what was being written', async () => {
    const { chat } = await talk();
    await chat.send('helo');
    await sendKeys({ press: 'ArrowUp' });
    await seen(panel(), 'context');
    expect(input().value).to.equal('helo');
    input().value = 'hello';
    await sendKeys({ press: 'Enter' });
    await eventually(() => row('hello')?.textContent?.includes('edited'));
    expect(input().value).to.equal('');
    input().value = 'Half a sen';
    (await actions('hello', 'edit')).click();
    await eventually(() => input().value === 'hello');
    await sendKeys({ press: 'Escape' });
    expect(input().value).to.equal('Half a sen');
    await gone(panel(), 'context');
  });

  it('deletes a message of one’s own at the second press, and offers nobody else’s', async () => {
    const { bob, chat } = await talk();
    await bob.say('Not yours');
    await actions('Not yours', 'reply');
    expect(row('Not yours')?.querySelector('[part=delete], [part=edit]')).to.equal(null);
    await chat.send('A mistake');
    (await actions('A mistake', 'delete')).click();
    const sure = await eventually(() => row('A mistake')?.querySelector<HTMLElement>('.sure'));
    sure.click();
    await eventually(() => row('This message was deleted'));
    expect(row('A mistake')).to.equal(undefined);
  });

  it('sends intents that can be cancelled', async () => {
    const { bob, chat } = await talk();
    const { id } = await bob.say('Cake?');
    await bob.react(id, '🎂');
    const reactions = cancel('call-message-react');
    (await seen(panel(), 'reaction')).click();
    expect(reactions.last).to.deep.equal({ id, emoji: '🎂', on: true });
    await chat.send('mine');
    const own = chat.entries.value.at(-1)!.id;
    const edits = cancel('call-message-edit');
    (await actions('mine', 'edit')).click();
    input().value = 'changed';
    await sendKeys({ press: 'Enter' });
    expect(edits.last).to.deep.equal({ id: own, text: 'changed' });
    expect(input().value).to.equal('changed');
    const deletions = cancel('call-message-delete');
    (await actions('mine', 'delete')).click();
    (await eventually(() => row('mine')?.querySelector<HTMLElement>('.sure'))).click();
    expect(deletions.last).to.deep.equal({ id: own });
  });

  it('offers people to mention, by keyboard, and marks who is meant', async () => {
    const { chat, bob } = await talk();
    await sendKeys({ type: 'Hello @bo' });
    await seen(panel(), 'person');
    expect(input().getAttribute('aria-activedescendant')).to.equal('person-0');
    await sendKeys({ press: 'Enter' });
    expect(input().value).to.equal('Hello @Bob Stone ');
    await gone(panel(), 'person');
    await sendKeys({ press: 'Enter' });
    await eventually(() => chat.entries.value.at(-1)?.mentions?.[0]?.user === 'bob');
    await bob.say('And @Alice Martin?', { mentions: ['alice'] });
    const marked = await eventually(() => panel().shadowRoot!.querySelector('.mention.me'));
    expect(marked.textContent).to.equal('@Alice Martin');
  });

  it('puts the list of people away, and sends, where no name is meant', async () => {
    const { chat } = await talk();
    await sendKeys({ type: '@' });
    await seen(panel(), 'person');
    await sendKeys({ press: 'Escape' });
    await gone(panel(), 'person');
    await sendKeys({ press: 'Enter' });
    await eventually(() => chat.entries.value.at(-1)?.text === '@');
  });

  it('inserts an emoji where one writes', async () => {
    await talk();
    await sendKeys({ type: 'Well  done' });
    input().setSelectionRange(5, 5);
    part(panel(), 'more').click();
    (await seen(panel(), 'item')).click();
    await eventually(() => focused()?.textContent === '👍');
    await sendKeys({ press: 'Enter' });
    await eventually(() => input().value === 'Well 👍 done');
    await eventually(() => focused() === input());
  });

  it('marks where unread messages begin', async () => {
    const { chat, bob } = await talk();
    await bob.say('seen');
    await eventually(() => row('seen'));
    chat.show(false);
    await bob.say('first unseen');
    await bob.say('second unseen');
    await eventually(() => chat.unread.value === 2);
    chat.show(true);
    await eventually(() => row('first unseen')?.textContent?.includes('New messages'));
    expect(row('second unseen')?.textContent).not.to.include('New messages');
    expect(chat.unread.value).to.equal(0);
  });

  it('shows who is writing, and tells the others that one is', async () => {
    const { bob, scene } = await talk();
    await bob.type();
    await seen(panel(), 'typing', ({ textContent }) => textContent === 'Bob Stone is writing…');
    const { request } = scene.engine.signaling;
    const asked: string[] = [];
    scene.engine.signaling.request = (...what) => {
      asked.push(what[0]);
      return request.apply(scene.engine.signaling, what) as never;
    };
    await sendKeys({ type: 'abc' });
    expect(asked).to.deep.equal(['chat:typing']);
  });

  it('leads from message to message by arrows', async () => {
    const { bob } = await talk();
    for (const text of ['one', 'two', 'three']) await bob.say(text);
    await eventually(() => rows().length === 3);
    part(panel(), 'list').focus();
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal(rows()[1]);
    await sendKeys({ press: 'Escape' });
    expect(focused()).to.equal(part(panel(), 'list'));
  });
});
