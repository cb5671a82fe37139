import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CallError } from '../../../src/protocol/errors.ts';
import { part } from '../../../stories/support/settled.ts';
import { eventually } from '../../support/until.ts';
import { actions, focused, input, panel, row, talk } from '../support/full-chat.ts';
import { gone, seen } from '../support/page.ts';

describe('writing in a chat', () => {
  it('is accessible', async () => {
    await talk();
    await sendKeys({ type: 'Hello @bo' });
    await seen(panel(), 'person');
    await expect(panel()).to.be.accessible();
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

  it('has an edited text again where it could not be saved', async () => {
    const { chat, scene } = await talk();
    await chat.send('helo');
    const { signaling } = scene.engine;
    const { request } = signaling;
    signaling.request = async (command, payload) => {
      if (command === 'chat:edit') throw new CallError('offline');
      return (await request.call(signaling, command, payload)) as never;
    };
    await sendKeys({ press: 'ArrowUp' });
    input().value = 'hello';
    await sendKeys({ press: 'Enter' });
    await eventually(() => input().value === 'hello');
    await seen(panel(), 'context');
    signaling.request = request;
    await sendKeys({ press: 'Enter' });
    await eventually(() => row('hello')?.textContent?.includes('edited'));
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

  it('offers those as well who wrote and have gone, who find a notice then', async () => {
    const { chat, scene } = await talk();
    const carol = await scene.person('Carol');
    await scene.engine.invite(['carol']);
    await carol.accept();
    await carol.say('I have to go');
    await carol.leave();
    await eventually(() => chat.entries.value.at(-1)?.text === 'I have to go');
    await sendKeys({ type: 'Safe journey @ca' });
    await seen(panel(), 'person');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => chat.entries.value.at(-1)?.mentions?.[0]?.user === 'carol');
    const { notices } = await carol.signaling.request('notice:list', {});
    expect(notices.map(({ kind }) => kind)).to.deep.equal(['message']);
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
});
