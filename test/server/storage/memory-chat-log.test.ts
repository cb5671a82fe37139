import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryChatLog } from '../../../server/storage/memory-chat-log.ts';
import { quoteOf } from '../../../server/storage/quoted.ts';
import { CHAT_LIMITS } from '../../../src/protocol/chat-limits.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';

const from = { member: 'member-a', user: 'a', name: 'A' };
const message = (id: number | string, text = 'hello') => ({ id: `${id}`, from, text, sent: 1 });
const all = { limit: CHAT_LIMITS.logEntries };

const filled = async (count: number, text = 'hello') => {
  const log = new MemoryChatLog();
  for (let id = 0; id < count; id += 1) await log.add('tea', message(id, text));
  return log;
};
const ids = (page: { log: readonly { id: string }[] }) => page.log.map(({ id }) => id);

describe('the chat log in memory', () => {
  it('keeps a message once, as it came first', async () => {
    const log = new MemoryChatLog();
    await log.add('tea', message(1));
    const { message: kept, isNew } = await log.add('tea', message(1, 'changed'));
    assert.deepEqual([kept.text, isNew], ['hello', false]);
    assert.equal((await log.page('tea', all)).log.length, 1);
  });

  it('gives no two messages the same time', async () => {
    const { log } = await (await filled(3)).page('tea', all);
    assert.deepEqual(
      log.map(({ sent }) => sent),
      [1, 2, 3],
    );
  });

  it('is read in pages, each before the one that was read last', async () => {
    const log = await filled(5);
    const newest = await log.page('tea', { limit: 2 });
    assert.deepEqual([ids(newest), newest.older], [['3', '4'], true]);
    const middle = await log.page('tea', { limit: 2, before: '3' });
    assert.deepEqual([ids(middle), middle.older], [['1', '2'], true]);
    const oldest = await log.page('tea', { limit: 2, before: '1' });
    assert.deepEqual([ids(oldest), oldest.older], [['0'], false]);
    assert.deepEqual(await log.page('tea', { limit: 2, before: 'forgotten' }), {
      log: [],
      older: false,
    });
    assert.deepEqual(await log.page('coffee', { limit: 2 }), { log: [], older: false });
  });

  it('makes a page of long messages shorter, and never empty', async () => {
    const log = await filled(100, 'x'.repeat(LIMITS.text));
    const page = await log.page('tea', { limit: 50 });
    assert.equal(page.log.length, CHAT_LIMITS.pageText / LIMITS.text);
    assert.equal(page.older, true);
  });

  it('counts what is changed, and knows when nothing is', async () => {
    const log = await filled(1);
    const change = await log.change('tea', '0', (old) => ({ ...old, text: 'new' }));
    assert.deepEqual(change?.message, { ...message(0, 'new'), changes: 1 });
    assert.equal((await log.change('tea', '0', (old) => old))?.isChanged, false);
    assert.equal(await log.change('tea', 'nothing', (old) => old), undefined);
  });

  it('quotes what was edited or deleted as it is now', async () => {
    const log = await filled(1, 'as it was');
    const original = (await log.get('tea', '0'))!;
    await log.add('tea', { ...message(1), reply: quoteOf(original) });
    const quote = async () => (await log.page('tea', all)).log[1]?.reply?.text;
    assert.equal(await quote(), 'as it was');
    await log.change('tea', '0', (old) => ({ ...old, text: 'edited' }));
    assert.equal(await quote(), 'edited');
    await log.change('tea', '0', (old) => ({ ...old, text: '', deleted: true }));
    assert.equal(await quote(), '');
  });

  it('quotes the beginning of what is long, in whole characters', () => {
    const { text } = quoteOf({ ...message(1), text: '😀'.repeat(1_000) });
    assert.equal(text, '😀'.repeat(200));
  });

  it('finds messages by a part of them, the newest first', async () => {
    const log = new MemoryChatLog();
    for (const [id, text] of ['Tea?', 'Coffee', 'More TEA', 'tea!'].entries())
      await log.add('tea', message(id, text));
    const first = await log.search('tea', 'tea', { limit: 2 });
    assert.deepEqual([first.found.map(({ id }) => id), first.older], [['3', '2'], true]);
    const rest = await log.search('tea', 'tea', { limit: 2, before: '2' });
    assert.deepEqual([rest.found.map(({ id }) => id), rest.older], [['0'], false]);
  });

  it('counts who said what, and who gave which reaction', async () => {
    const log = await filled(2);
    const b = { user: 'b', name: 'B' };
    await log.change('tea', '0', (old) => ({ ...old, reactions: { '👍': [b, from], '🎉': [b] } }));
    await log.add('tea', { ...message(2, ''), deleted: true });
    assert.deepEqual(await log.statistics('tea'), {
      messages: 2,
      people: [
        { user: 'a', name: 'A', messages: 2, reactions: 1 },
        { user: 'b', name: 'B', messages: 0, reactions: 2 },
      ],
      reactions: [
        { emoji: '👍', count: 2 },
        { emoji: '🎉', count: 1 },
      ],
    });
  });

  it('forgets the oldest messages of a room that has many', async () => {
    const log = await filled(CHAT_LIMITS.logEntries + 1, '');
    const { log: kept } = await log.page('tea', all);
    assert.equal(kept.length, CHAT_LIMITS.logEntries);
    assert.equal(kept[0]?.id, '1');
  });

  it('forgets the oldest messages of a room that has long ones', async () => {
    const log = await filled(300, 'x'.repeat(LIMITS.text));
    const { found } = await log.search('tea', 'x', all);
    assert.equal(found.length, CHAT_LIMITS.logText / LIMITS.text);
    assert.equal(found[0]?.id, '299');
  });

  it('forgets the oldest messages of a room in which short ones were made long', async () => {
    const log = await filled(300, '');
    const long = 'x'.repeat(LIMITS.text);
    for (let id = 0; id < 300; id += 1)
      await log.change('tea', `${id}`, (old) => ({ ...old, text: long }));
    const { found } = await log.search('tea', 'x', all);
    assert.equal(found.length, CHAT_LIMITS.logText / LIMITS.text);
    assert.equal(found[0]?.id, '299');
  });

  it('forgets the room that nobody has written in for longest', async () => {
    const log = new MemoryChatLog();
    const count = async (room: string) => (await log.page(room, all)).log.length;
    await log.add('first', message(1));
    await log.add('second', message(1));
    for (let room = 0; room < 498; room += 1) await log.add(`room ${room}`, message(1));
    await log.add('first', message(2));
    await log.add('one too many', message(1));
    assert.deepEqual([await count('first'), await count('second')], [2, 0]);
  });
});
