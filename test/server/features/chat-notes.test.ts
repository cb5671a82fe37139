import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { notesOf } from '../../../server/features/chat-notes.ts';
import type { Running } from '../../../server/start.ts';
import { connect } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';
import { member, roomDoc } from '../../support/samples.ts';

describe('what a log says of a room', () => {
  const doc = (info: object = {}, ...members: Parameters<typeof roomDoc>[0]) => {
    const plain = roomDoc(members);
    return { ...plain, info: { ...plain.info, ...info } };
  };
  const codes = (...[one, other]: Parameters<typeof notesOf>) =>
    notesOf(one, other).map(({ system }) => system);
  const alice = member('a');

  it('is who hosts it from now on', () => {
    assert.deepEqual(codes(doc({}, alice), doc({}, member('a', { role: 'host' }))), ['hosts']);
    assert.deepEqual(codes(doc({}, alice), doc({}, member('a', { role: 'cohost' }))), ['cohosts']);
    assert.deepEqual(codes(doc({}, member('a', { role: 'host' })), doc({}, alice)), []);
  });

  it('is what it is called, and whether it is locked', () => {
    assert.deepEqual(codes(doc(), doc({ locked: true, title: 'Tea' })), ['locked', 'titled']);
    assert.deepEqual(codes(doc({ locked: true }), doc({ locked: false })), ['unlocked']);
    assert.deepEqual(codes(doc({ title: 'Tea' }), doc({ title: '' })), []);
  });

  it('is not who comes and goes', () => {
    assert.deepEqual(codes(doc(), doc({}, member('a', { role: 'host' }))), []);
    assert.deepEqual(codes(doc({}, alice), doc()), []);
  });
});

describe('notes in the log of a room', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  it('are told to all, kept, and changed by nobody', async () => {
    const alice = await connect(server.url, { user: 'alice' });
    const bob = await connect(server.url, { user: 'bob', name: 'Bob' });
    await alice.join('tea');
    const { me } = await bob.join('tea');
    const told = bob.next('chat:changed');
    await alice.ask('member:role', { room: 'tea', member: me, role: 'host' });
    const { message } = await told;
    assert.deepEqual([message.system, message.from.name], ['hosts', 'Bob']);
    const { log } = await alice.ask('chat:history', { room: 'tea' });
    assert.deepEqual(log, [message]);
    for (const [command, more] of [
      ['chat:delete', {}],
      ['chat:edit', { text: 'no' }],
      ['chat:react', { emoji: '👍', on: true }],
    ] as const) {
      const reply = await bob.send(command, { room: 'tea', id: message.id, ...more });
      assert.equal(!reply.ok && reply.error.code, 'wrong-state', command);
    }
    assert.equal((await bob.ask('chat:statistics', { room: 'tea' })).messages, 0);
    alice.close();
    bob.close();
  });
});
