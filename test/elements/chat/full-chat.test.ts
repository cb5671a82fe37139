import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { actions, focused, input, panel, row, rows, talk } from '../support/full-chat.ts';
import { cancel, gone, page, seen } from '../support/page.ts';

describe('all of a chat', () => {
  it('is accessible in each of its states', async () => {
    const { chat, bob } = await talk();
    const { id } = await bob.say('Hello @Alice Martin', { mentions: ['alice'] });
    await bob.reactTo(id, '🎉');
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
    await bob.reactTo(id, '🎂');
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
    await bob.reactTo(id, '🎂');
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

  it('is of the call that goes on, and of none before it', async () => {
    const { bob, scene, chat } = await talk();
    await chat.send('In the first call');
    await scene.engine.hangUp();
    await scene.engine.invite(['bob']);
    await bob.accept();
    await eventually(() => scene.engine.room.value && rows().length === 0);
    for (const text of ['one', 'two', 'three']) await bob.say(text);
    await eventually(() => rows().length === 3);
    part(panel(), 'list').focus();
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal(rows()[1]);
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
