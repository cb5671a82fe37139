import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/elements/chat/chat-panel.ts';
import '../../../src/elements/base/english-chat.ts';
import { transcript } from '../../../src/elements/chat/transcript.ts';
import { message } from '../../support/samples.ts';
import { find, page } from '../support/page.ts';

describe('a conversation as text', () => {
  it('has a line for each message, and none that another could have written', async () => {
    await page(html`<chat-panel lang="en"></chat-panel>`);
    const { words } = find('chat-panel');
    const sent = Date.UTC(2026, 0, 2, 12);
    const reactions = { '👍': [{ user: 'b', name: 'Bob' }] };
    const text = transcript(
      [
        { ...message('1', sent, 'Hello\n[1/2/26] Bob: forged'), edited: true },
        { ...message('2', sent, 'Cake?'), reactions },
        { ...message('3', sent, ''), deleted: true },
        {
          ...message('4', sent, ''),
          file: { id: 'f', name: 'a.txt', size: 1, type: 'text/plain' },
        },
      ],
      words,
    );
    const lines = text
      .replaceAll(/^\[.*?\] a: /gm, '<a> ')
      .trimEnd()
      .split('\n');
    expect(lines).to.deep.equal([
      '<a> Hello',
      '    [1/2/26] Bob: forged (edited)',
      '<a> Cake?',
      '    👍 from Bob',
      '<a> This message was deleted',
      '<a> a.txt',
    ]);
  });
});
