import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/chat/chat-panel.ts';
import { eventually } from '../../support/until.ts';
import { row } from '../support/full-chat.ts';
import { find, page } from '../support/page.ts';

describe('what the server notes in a chat', () => {
  it('is accessible, in words, unread by nobody, and nothing can be done with it', async () => {
    const scene = await page(html`<chat-panel style="block-size: 400px"></chat-panel>`);
    await scene.meet('Bob Stone');
    const { chat, roster } = await scene.room;
    chat.show(false);
    const bob = roster.others.value[0]!.id;
    const room = 'team';
    await scene.line.request('room:set', { room, locked: true, title: '<b>Tea</b>' });
    await scene.line.request('member:role', { room, member: bob, role: 'cohost' });
    await eventually(() => chat.entries.value.length === 3);
    expect(chat.unread.value).to.equal(0);
    chat.show(true);
    await eventually(() => row('The room was locked'));
    await eventually(() => row('The room is now called <b>Tea</b>'));
    const note = await eventually(() => row('Bob Stone is now a co-host'));
    note.focus();
    await expect(find('chat-panel')).to.be.accessible();
    expect(note.querySelector('[part=actions]')).to.equal(null);
  });
});
