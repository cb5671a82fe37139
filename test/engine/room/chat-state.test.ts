import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { mergePage, changed as withChange } from '../../../src/engine/room/chat-changes.ts';
import { type Draft, merge, nextDraft, withDrafts } from '../../../src/engine/room/chat-state.ts';
import type { ChatMessage } from '../../../src/protocol/chat.ts';
import { member, message } from '../../support/samples.ts';

const me = member('a');
const draft: Draft = { id: 'draft', text: 'on its way', state: 'sending' };

describe('the log', () => {
  it('is in the order of time, with every message once, in whatever order they come', () => {
    const some = fc.array(fc.record({ id: fc.nat(20), sent: fc.nat(5) }));
    fc.assert(
      fc.property(some, (parts) => {
        const log = parts.reduce<readonly ChatMessage[]>(
          (all, { id, sent }) => merge(all, message(`${id}`, sent)),
          [],
        );
        expect(new Set(log.map(({ id }) => id)).size).to.equal(log.length);
        expect(log.length).to.equal(new Set(parts.map(({ id }) => id)).size);
      }),
    );
    const late = [message('b', 2), message('c', 3), message('a', 1)];
    const log = late.reduce<readonly ChatMessage[]>(merge, []);
    expect(log.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c']);
  });

  it('takes a message that came again in place of the one it had', () => {
    const log = merge([message('a', 1), message('b', 2)], message('a', 1, 'changed'));
    expect(log.map(({ text }) => text)).to.deep.equal(['changed', 'b']);
  });
});

describe('a message that was changed', () => {
  const changed = (changes: number, text = `${changes}`) => ({ ...message('a', 1, text), changes });

  it('is shown in its newest form, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1 }), (numbers) => {
        const log = numbers.reduce<readonly ChatMessage[]>(
          (all, number) => withChange(all, changed(number)),
          [message('a', 1)],
        );
        expect(log).to.have.length(1);
        expect(log[0]?.changes).to.equal(Math.max(...numbers));
        expect(mergePage(log, [changed(0)])).to.deep.equal(log);
      }),
    );
  });

  it('is quoted as it is now', () => {
    const reply = { id: 'a', name: 'a', text: 'before' };
    const log = [message('a', 1), { ...message('b', 2), reply }];
    expect(withChange(log, changed(1, 'after'))[1]?.reply?.text).to.equal('after');
    expect(withChange(log.slice(1), changed(1, 'after'))[0]?.reply?.text).to.equal('after');
  });

  it('does not come into a log by being changed', () => {
    expect(withChange([message('b', 2)], changed(1))).to.deep.equal([message('b', 2)]);
  });
});

describe('a page of the history', () => {
  it('comes before what is there, with every message once', () => {
    const log = [message('c', 3), message('d', 4)];
    const page = [message('a', 1), message('b', 2), message('c', 3)];
    expect(mergePage(log, page).map(({ id }) => id)).to.deep.equal(['a', 'b', 'c', 'd']);
  });
});

describe('one’s drafts', () => {
  it('come last, and are marked', () => {
    const [first, last] = withDrafts([message('b', 2)], [draft], me);
    expect(first).to.include({ id: 'b', state: 'sent' });
    expect(last).to.include({ text: 'on its way', state: 'sending', mine: true });
  });

  it('are not shown beside the message that they have become', () => {
    const log = [message(`draft/${me.user}`, 1)];
    expect(withDrafts(log, [{ ...draft, state: 'failed' }], me)).to.have.length(1);
    expect(withDrafts([message('draft/somebody', 1)], [draft], me)).to.have.length(2);
  });

  it('fail, are tried again, and are gone once they are sent', () => {
    expect(nextDraft([draft], 'draft', 'failed')[0]?.state).to.equal('failed');
    expect(nextDraft([draft], 'draft', 'sent')).to.deep.equal([]);
    expect(nextDraft([draft], 'another', 'sent')).to.deep.equal([draft]);
  });
});
