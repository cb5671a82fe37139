import { expect } from '@open-wc/testing';
import { changed, withOlder } from '../../../src/engine/alerts/notices-state.ts';
import type { Notice } from '../../../src/protocol/notice.ts';

const notice = (at: number, more: Partial<Notice> = {}) =>
  ({ kind: 'recording', code: 'ready', id: `notice-${at}`, at, read: false, ...more }) as Notice;
const known = { notices: [notice(5), notice(3)], unread: 7, older: true };
const times = ({ notices }: { notices: readonly Notice[] }) => notices.map(({ at }) => at);

describe('what a page knows of the notices', () => {
  it('grows by older pages, each notice once', () => {
    const page = { notices: [notice(3), notice(2)], unread: 99, older: false };
    const state = withOlder(known, page);
    expect(times(state)).to.deep.equal([5, 3, 2]);
    expect([state.unread, state.older]).to.deep.equal([7, false]);
  });

  it('takes in what has come, in its place, and the same again without a change', () => {
    const change = { notices: [notice(6), notice(4)], unread: 9 };
    const state = changed(known, change);
    expect(times(state)).to.deep.equal([6, 5, 4, 3]);
    expect(state.unread).to.equal(9);
    expect(changed(state, change)).to.deep.equal(state);
  });

  it('has no gaps: what is older than all that is known comes with its page', () => {
    expect(times(changed(known, { notices: [notice(1)], unread: 7 }))).to.deep.equal([5, 3]);
    const all = { ...known, older: false };
    expect(times(changed(all, { notices: [notice(1)], unread: 7 }))).to.deep.equal([5, 3, 1]);
    const none = { notices: [], unread: 0, older: false };
    expect(times(changed(none, { notices: [notice(1)], unread: 1 }))).to.deep.equal([1]);
  });

  it('has other words, is read, and goes', () => {
    const title = 'Tea';
    const state = changed(known, {
      notices: [notice(5, { title })],
      read: ['notice-5', 'notice-of-before'],
      gone: ['notice-3'],
      unread: 5,
    });
    expect(state).to.deep.equal({
      ...{ notices: [notice(5, { title, read: true })], unread: 5, older: true },
    });
  });
});
