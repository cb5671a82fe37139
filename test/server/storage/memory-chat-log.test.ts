import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryChatLog } from '../../../server/storage/memory-chat-log.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';

const from = { member: 'member-a', user: 'a', name: 'A' };
const message = (id: number | string, text = 'hello') => ({ id: `${id}`, from, text, sent: 1 });

describe('the chat log in memory', () => {
  it('keeps a message once, as it came first', async () => {
    const log = new MemoryChatLog();
    await log.add('tea', message(1));
    const { message: kept, isNew } = await log.add('tea', message(1, 'changed'));
    assert.deepEqual([kept.text, isNew], ['hello', false]);
    assert.equal((await log.recent('tea')).length, 1);
  });

  it('forgets the oldest messages of a room that has many', async () => {
    const log = new MemoryChatLog();
    for (let id = 0; id <= LIMITS.logEntries; id += 1) await log.add('tea', message(id));
    const recent = await log.recent('tea');
    assert.equal(recent.length, LIMITS.logEntries);
    assert.equal(recent[0]?.id, '1');
  });

  it('forgets the oldest messages of a room that has long ones', async () => {
    const log = new MemoryChatLog();
    const long = 'x'.repeat(LIMITS.text);
    for (let id = 0; id < 100; id += 1) await log.add('tea', message(id, long));
    const recent = await log.recent('tea');
    assert.equal(recent.length, LIMITS.logText / LIMITS.text);
    assert.equal(recent.at(-1)?.id, '99');
  });

  it('forgets the room that nobody has written in for longest', async () => {
    const log = new MemoryChatLog();
    await log.add('first', message(1));
    await log.add('second', message(1));
    for (let room = 0; room < 498; room += 1) await log.add(`room ${room}`, message(1));
    await log.add('first', message(2));
    await log.add('one too many', message(1));
    assert.equal((await log.recent('first')).length, 2);
    assert.deepEqual(await log.recent('second'), []);
  });
});
