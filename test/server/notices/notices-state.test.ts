import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  changeOf,
  unreadIn,
  withNotice,
  without,
  withRead,
  withWords,
} from '../../../server/notices/notices-state.ts';
import type { Happening, Notice } from '../../../src/protocol/notice.ts';
import { NOTICE_LIMITS } from '../../../src/protocol/notice-limits.ts';

type List = readonly Notice[];
const { kept, keptFrom } = NOTICE_LIMITS;

const mention = (user: string, message = 'message-1'): Happening => ({
  ...{ kind: 'message', code: 'mentioned', message, text: 'hello' },
  from: { user, name: user },
});
const ended: Happening = { kind: 'system', code: 'ended', title: 'tea' };
const many = (count: number, what: (index: number) => Happening, list: List = []): List =>
  Array.from({ length: count }, (_, index) => index).reduce(
    (before, index) => withNotice(before, `notice-${before.length}-${index}`, 1, what(index)),
    list,
  );
const ids = (list: List) => list.map(({ id }) => id);

describe('the list of somebody’s notices', () => {
  it('has the newest first, each once, and no two of the same time', () => {
    const one = withNotice([], 'a', 5, ended);
    const two = withNotice(one, 'b', 5, ended);
    const three = withNotice(two, 'c', 1, ended);
    assert.deepEqual(
      three.map(({ id, at, read }) => [id, at, read]),
      [
        ['c', 7, false],
        ['b', 6, false],
        ['a', 5, false],
      ],
    );
    assert.equal(withNotice(three, 'b', 9, ended), three);
  });

  it('forgets what was read first, and of that the oldest; else the oldest', () => {
    const full = many(kept, () => ended);
    const oldest = full.at(-1)!.id;
    const later = full.at(-2)!.id;
    assert.ok(!ids(withNotice(full, 'new', 1, ended)).includes(oldest));
    const read = withRead(full, ({ id }) => id === later);
    const next = withNotice(read, 'new', 1, ended);
    assert.equal(next.length, kept);
    assert.ok(ids(next).includes(oldest));
    assert.ok(!ids(next).includes(later));
  });

  it('is not filled up by one person: what others have done stays', () => {
    const bobs = withNotice([], 'of-bob', 1, mention('bob'));
    const list = many(kept * 2, (index) => mention('mallory', `message-${index}`), bobs);
    assert.equal(list.length, keptFrom + 1);
    assert.equal(list.at(-1)?.id, 'of-bob');
  });

  it('is the same list where nothing is read, and where nothing goes', () => {
    const list = withRead(
      many(3, () => ended),
      () => true,
    );
    assert.equal(unreadIn(list), 0);
    assert.equal(
      withRead(list, () => true),
      list,
    );
    assert.equal(
      without(list, () => false),
      list,
    );
  });

  it('has other words where its author has, and nobody else', () => {
    const list = many(1, () => mention('bob'));
    const [notice] = withWords(list, 'message-1', 'bob', 'bye');
    assert.ok(notice?.kind === 'message' && notice.text === 'bye');
    assert.equal(withWords(list, 'message-1', 'mallory', 'bye'), list);
    assert.equal(withWords(list, 'message-1', 'bob', 'hello'), list);
  });
});

describe('what a page hears of a change', () => {
  const before = many(2, () => mention('bob'));
  const [newest, oldest] = before as [Notice, Notice];

  it('is nothing where there is none', () => {
    assert.equal(changeOf(before, before), undefined);
  });

  it('is what has come, and has other words', () => {
    const after = withNotice(before, 'new', 9, ended);
    assert.deepEqual(changeOf(before, after), { notices: [after[0]], unread: 3 });
    const worded = withWords(before, 'message-1', 'bob', 'bye');
    assert.deepEqual(changeOf(before, worded), { notices: worded, unread: 2 });
  });

  it('is what was read, and what is no more, by its id alone', () => {
    const read = withRead(before, ({ id }) => id === oldest.id);
    assert.deepEqual(changeOf(before, read), { read: [oldest.id], unread: 1 });
    const left = without(before, ({ id }) => id === newest.id);
    assert.deepEqual(changeOf(before, left), { gone: [newest.id], unread: 1 });
  });
});
