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

describe('the chat log in memory', () => {
  it('quotes the beginning of what is long, in whole characters', () => {
    const { text } = quoteOf({ ...message(1), text: '😀'.repeat(1_000) });
    assert.equal(text, '😀'.repeat(200));
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
