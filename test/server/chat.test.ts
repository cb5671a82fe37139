import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { CHAT_LIMITS } from '../../src/protocol/chat-limits.ts';
import { type BareClient, connect } from '../support/bare-client.ts';
import { runServer } from '../support/running-server.ts';

const room = 'tea';
let count = 0;
const newId = () => `message-${++count}`;

describe('in the chat of a room', () => {
  let server: Running;
  let alice: BareClient;
  let bob: BareClient;
  let stranger: BareClient;

  before(async () => {
    server = await runServer();
    alice = await connect(server.url, { user: 'alice', name: 'Alice' });
    bob = await connect(server.url, { user: 'bob', name: 'Bob' });
    stranger = await connect(server.url, { user: 'mallory' });
    await alice.join(room);
    await bob.join(room);
  });
  after(async () => {
    for (const client of [alice, bob, stranger]) client.close();
    await server.stop();
  });

  const say = async (who: BareClient, text: string, more: object = {}) =>
    (await who.ask('chat:send', { room, id: newId(), text, ...more })).message;
  const refused = async (who: BareClient, command: string, payload: object) => {
    const reply = await who.send(command, payload);
    return reply.ok ? 'fine' : reply.error.code;
  };

  it('what is sent again is told again as the same, for those whom it never reached', async () => {
    const id = newId();
    const first = await alice.ask('chat:send', { room, id, text: 'hello' });
    const told = bob.next('chat:changed', ({ message }) => message.id === first.message.id);
    const again = await alice.ask('chat:send', { room, id, text: 'hello' });
    assert.deepEqual(again.message, first.message);
    assert.deepEqual((await told).message, first.message);
    const { log } = await bob.ask('chat:history', { room });
    assert.equal(log.filter((message) => message.id === first.message.id).length, 1);
  });

  it('one edits what one wrote, and nobody else’s', async () => {
    const { id, sent } = await say(alice, 'helo');
    const told = bob.next('chat:changed', ({ message }) => message.edited === true);
    const { message } = await alice.ask('chat:edit', { room, id, text: ' hello ' });
    assert.deepEqual([message.text, message.edited, message.sent], ['hello', true, sent]);
    assert.deepEqual((await told).message, message);
    assert.equal(await refused(bob, 'chat:edit', { room, id, text: 'no' }), 'forbidden');
    assert.equal(await refused(stranger, 'chat:edit', { room, id, text: 'no' }), 'wrong-state');
    const nothing = { room, id: 'message-0/alice', text: 'no' };
    assert.equal(await refused(alice, 'chat:edit', nothing), 'not-found');
  });

  it('one deletes what one wrote, and nobody else’s; nothing is left of it', async () => {
    const { id } = await say(alice, 'a secret', { mentions: ['bob'] });
    await bob.ask('chat:react', { room, id, emoji: '👍', on: true });
    const answer = await say(bob, 'yes', { reply: id });
    assert.equal(answer.reply?.text, 'a secret');
    assert.equal(await refused(bob, 'chat:delete', { room, id }), 'forbidden');
    assert.equal(await refused(stranger, 'chat:delete', { room, id }), 'wrong-state');
    const told = bob.next('chat:changed', ({ message }) => message.deleted === true);
    await alice.ask('chat:delete', { room, id });
    assert.deepEqual(Object.keys((await told).message).sort(), [
      ...['changes', 'deleted', 'from', 'id', 'sent', 'text'],
    ]);
    assert.equal((await told).message.text, '');
    const { log } = await bob.ask('chat:history', { room });
    assert.equal(log.at(-1)?.reply?.text, '');
    for (const [command, more] of [
      ['chat:edit', { text: 'again' }],
      ['chat:react', { emoji: '👍', on: true }],
    ] as const)
      assert.equal(await refused(alice, command, { room, id, ...more }), 'wrong-state');
  });

  it('reactions say who gave them, once each, and are taken back by whoever gave them', async () => {
    const { id } = await say(alice, 'Cake?');
    const react = async (who: BareClient, emoji: string, on: boolean) =>
      (await who.ask('chat:react', { room, id, emoji, on })).message;
    await react(bob, '🎉', true);
    await react(bob, '🎉', true);
    const both = await react(alice, '🎉', true);
    assert.deepEqual(both.reactions, {
      '🎉': [
        { user: 'bob', name: 'Bob' },
        { user: 'alice', name: 'Alice' },
      ],
    });
    await react(bob, '🎉', false);
    assert.deepEqual((await react(alice, '🎉', false)).reactions, {});
    const payload = { room, id, emoji: '🎉', on: true };
    assert.equal(await refused(stranger, 'chat:react', payload), 'wrong-state');
    for (const emoji of ['', 'a', '🎉🎉', '<b>', '__proto__', '❤', 'x'.repeat(40)])
      assert.equal(await refused(bob, 'chat:react', { ...payload, emoji }), 'invalid', emoji);
  });

  it('mentions are of members whom the text names, and of nobody else', async () => {
    const { mentions } = await say(alice, 'Hello @Bob', { mentions: ['bob', 'bob', 'mallory'] });
    assert.deepEqual(mentions, [{ user: 'bob', name: 'Bob' }]);
    assert.equal((await say(alice, 'Hello', { mentions: ['bob'] })).mentions, undefined);
  });

  it('is told that somebody writes, and keeps that nowhere', async () => {
    const told = bob.next('chat:typing');
    await alice.ask('chat:typing', { room });
    assert.deepEqual(Object.keys(await told), ['room', 'member']);
    assert.equal(await refused(stranger, 'chat:typing', { room }), 'wrong-state');
    await Promise.all(Array.from({ length: 30 }, () => bob.send('chat:typing', { room })));
    assert.equal(await refused(bob, 'chat:typing', { room }), 'rate-limited');
  });

  it('whoever comes gets the newest page, and the others by asking', async () => {
    for (let index = 0; index < CHAT_LIMITS.logPage / 10; index += 1) {
      const writer = await connect(server.url, { user: `writer-${index}` });
      await writer.join('long');
      for (let line = 0; line < 12; line += 1)
        await writer.ask('chat:send', { room: 'long', id: newId(), text: `${index} ${line}` });
      await writer.ask('room:leave', { room: 'long' });
      writer.close();
      // A room that nobody is in is closed; its log stays.
    }
    const { log, older } = await alice.join('long');
    assert.deepEqual([log.length, older], [CHAT_LIMITS.logPage, true]);
    const before = log[0]!.id;
    const rest = await alice.ask('chat:history', { room: 'long', before });
    assert.deepEqual([rest.log.length, rest.older], [10, false]);
    assert.equal(rest.log[0]?.text, '0 0');
    await alice.ask('room:leave', { room: 'long' });
    assert.equal(await refused(alice, 'chat:history', { room: 'long' }), 'wrong-state');
    assert.equal(await refused(bob, 'chat:history', { room, limit: 201 }), 'invalid');
    assert.equal(await refused(bob, 'chat:history', { room, limit: 0 }), 'invalid');
  });

  it('finds what was said, for members alone', async () => {
    const { id } = await say(bob, 'The kettle is on');
    const { found } = await alice.ask('chat:search', { room, text: ' KETTLE ' });
    assert.deepEqual(
      found.map((message) => message.id),
      [id],
    );
    assert.equal(await refused(stranger, 'chat:search', { room, text: 'kettle' }), 'wrong-state');
    assert.equal(await refused(alice, 'chat:search', { room, text: ' ' }), 'invalid');
  });

  it('the host, who came first, deletes what anybody wrote, and edits nobody else’s', async () => {
    const { id } = await say(bob, 'rude');
    assert.equal(await refused(alice, 'chat:edit', { room, id, text: 'kind' }), 'forbidden');
    const told = bob.next('chat:changed', ({ message }) => message.id === id);
    await alice.ask('chat:delete', { room, id });
    assert.equal((await told).message.deleted, true);
  });

  it('counts for hosts, and for nobody else', async () => {
    const { messages, people } = await alice.ask('chat:statistics', { room });
    assert.ok(messages > 0 && people.some(({ name }) => name === 'Bob'));
    assert.equal(await refused(bob, 'chat:statistics', { room }), 'forbidden');
    assert.equal(await refused(stranger, 'chat:statistics', { room }), 'wrong-state');
  });
});
