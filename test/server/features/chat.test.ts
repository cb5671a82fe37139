import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { chat } from '../../../server/features/chat.ts';
import { chatReading } from '../../../server/features/chat-reading.ts';
import { fileSharing } from '../../../server/features/files.ts';
import { noticesOf } from '../../../server/features/notices.ts';
import { noticing } from '../../../server/features/noticing.ts';
import { MemoryTimed } from '../../../server/nodes/memory-timed.ts';
import { MemoryNotices } from '../../../server/notices/memory-notices.ts';
import { MemoryRooms } from '../../../server/rooms/memory-rooms.ts';
import type { Keep } from '../../../server/storage/keeper.ts';
import { MemoryChatLog } from '../../../server/storage/memory-chat-log.ts';
import { MemoryFiles } from '../../../server/storage/memory-files.ts';
import { CHAT_LIMITS } from '../../../src/protocol/chat-limits.ts';
import type { CallError } from '../../../src/protocol/errors.ts';
import type { Role } from '../../../src/protocol/roles.ts';
import { member, roomDoc } from '../../support/samples.ts';

const room = 'tea';
const sessionOf = (name: string) => ({ id: `session of ${name}`, user: `user of ${name}`, name });
const alice = sessionOf('alice');
const bob = sessionOf('bob');
const codeOf = (deed: unknown) =>
  Promise.resolve(deed).then(
    () => 'fine',
    (thrown) => (thrown as CallError).code,
  );

/** The rules, for a room in which Bob has this role and Alice none. */
async function rules(role: Role) {
  const rooms = new MemoryRooms();
  const members = [member('alice'), member('bob', { role })];
  const seat = (name: string) => ({ session: `session of ${name}`, secret: '' });
  const seats = { alice: seat('alice'), bob: seat('bob') };
  await rooms.change(room, () => ({ call: room, doc: roomDoc(members), seats }));
  const chatLog = new MemoryChatLog();
  const outbox = { tell() {}, send() {}, subscribe() {}, unsubscribe() {} };
  const files = new MemoryFiles();
  const timed = new MemoryTimed(new AbortController().signal);
  const sharing = fileSharing({ files, fileLimit: 0, rooms, timed });
  const now = () => 1;
  const notices = noticesOf({ notices: new MemoryNotices(), outbox, now });
  const keep: Keep = async (_store, _key, step) => void (await step());
  const heard = noticing({ rooms, chatLog, notices, keep, now, onError: assert.ifError });
  const handlers = {
    ...chat({ rooms, chatLog, outbox, files, sharing, noticing: heard, now, keep }).handlers,
    ...chatReading({ rooms, chatLog }),
  };
  const { message } = await handlers['chat:send'](alice, { room, id: 'message-1', text: 'hello' });
  return { handlers, id: message.id };
}

for (const role of ['host', 'cohost'] as const) {
  describe(`in the chat, a ${role}`, () => {
    let handlers: Awaited<ReturnType<typeof rules>>['handlers'];
    let id: string;
    beforeEach(async () => {
      ({ handlers, id } = await rules(role));
    });

    it('deletes any message, and edits nobody else’s', async () => {
      const edit = { room, id, text: 'no' };
      assert.equal(await codeOf(handlers['chat:edit'](bob, edit)), 'forbidden');
      const { message } = await handlers['chat:delete'](bob, { room, id });
      assert.equal(message.deleted, true);
    });

    it('sees the statistics, and others do not', async () => {
      assert.equal((await handlers['chat:statistics'](bob, { room })).messages, 1);
      assert.equal(await codeOf(handlers['chat:statistics'](alice, { room })), 'forbidden');
    });
  });
}

describe('in the chat, a member', () => {
  it('deletes nobody else’s message', async () => {
    const { handlers, id } = await rules('member');
    assert.equal(await codeOf(handlers['chat:delete'](bob, { room, id })), 'forbidden');
  });

  it('can give so many different reactions', async () => {
    const { handlers, id } = await rules('member');
    const react = (code: number) =>
      handlers['chat:react'](bob, { room, id, emoji: String.fromCodePoint(code), on: true });
    for (let code = 0; code < CHAT_LIMITS.reactions; code += 1) await react(0x1f600 + code);
    assert.equal(await codeOf(react(0x1f44d)), 'wrong-state');
  });
});
