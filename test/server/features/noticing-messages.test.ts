import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Notice } from '../../../src/protocol/notice.ts';
import { inCall, type Visitor } from '../../support/rules.ts';
import { Visitors } from '../../support/visitors.ts';

describe('which messages become a notice', () => {
  const visitors = new Visitors();
  const person = (user: string) => visitors.person(user);
  afterEach(() => visitors.end());

  const list = async (who: Visitor): Promise<readonly Notice[]> =>
    (await who.ask('notice:list', {})).notices;
  const news = (who: Visitor) => who.next('notice:changed');

  const say = (who: Visitor, text: string, more = {}) =>
    who.ask('chat:send', { room: 'tea', id: `message-${text.length}`, text, ...more });

  /** Alice is in the room, which Bob has left. */
  async function left(room = 'tea') {
    const [alice, bob] = [await person('alice'), await person('bob')];
    await alice.join(room);
    await bob.join(room);
    const { message } = await say(bob, 'shall we?');
    await bob.ask('room:leave', { room });
    return { alice, bob, message };
  }

  it('is there for those whom it names, or answers, while they are not in the room', async () => {
    const { alice, bob, message } = await left();
    const named = news(bob);
    await say(alice, 'come back, @bob', { mentions: ['bob'] });
    assert.deepEqual(
      (await named).notices?.map((notice) => ({ ...notice, id: '', at: 0 })),
      [
        {
          ...{ kind: 'message', code: 'mentioned', id: '', at: 0, read: false },
          ...{ text: 'come back, @bob', message: 'message-15/alice' },
          ...{ room: 'tea', title: 'tea', from: { user: 'alice', name: 'alice' } },
        },
      ],
    );
    const answered = news(bob);
    await say(alice, 'yes', { reply: message.id });
    const [notice] = (await answered).notices ?? [];
    assert.ok(notice?.kind === 'message' && notice.code === 'replied');
  });

  it('is none for people who were never there', async () => {
    const { alice } = await left();
    const { message } = await say(alice, 'hello @carol', { mentions: ['carol'] });
    assert.equal(message.mentions, undefined);
    assert.deepEqual(await list(await person('carol')), []);
  });

  it('has the beginning of it, in whole characters', async () => {
    const { alice, bob } = await left();
    const came = news(bob);
    await say(alice, `@bob ${'👍'.repeat(300)}`, { mentions: ['bob'] });
    const [notice] = (await came).notices ?? [];
    assert.ok(notice?.kind === 'message');
    assert.equal(notice.text, `@bob ${'👍'.repeat(195)}`);
  });

  it('is none for who is there, nor for oneself, nor for whom it does not concern', async () => {
    const { alice, bob } = await left();
    const carol = await person('carol');
    await carol.join('tea');
    await bob.join('tea');
    const { message } = await say(alice, 'for @bob and @alice', { mentions: ['bob', 'alice'] });
    await say(alice, 'mine', { reply: message.id });
    for (const who of [alice, bob, carol]) assert.deepEqual(await list(who), []);
  });

  it('is there for a member whose connection is lost', async () => {
    const { alice, bob } = await left();
    await bob.join('tea');
    bob.signaling.drop();
    await alice.next('room:changed');
    await say(alice, 'still there, @bob?', { mentions: ['bob'] });
    assert.equal((await list(await person('bob'))).length, 1);
  });

  it('is none for those whom a host keeps out, though they were there', async () => {
    const { alice, bob } = await left();
    await alice.ask('room:set', { room: 'tea', waiting: true });
    await bob.ask('room:join', {
      ...{ room: 'tea', instance: 'instance-of-bob' },
      slots: { microphone: true, camera: false },
    });
    await say(alice, '@bob waits', { mentions: ['bob'] });
    await alice.ask('room:set', { room: 'tea', waiting: false });
    const { me } = await bob.join('tea');
    await alice.ask('member:eject', { room: 'tea', member: me });
    await say(alice, '@bob is gone', { mentions: ['bob'] });
    assert.deepEqual(
      (await list(bob)).map(({ kind }) => kind),
      ['system'],
    );
  });

  it('has its words when it is edited, concerns whom it names then, and goes with it', async () => {
    const { alice, bob } = await left();
    const { message } = await say(alice, 'hello');
    const { id } = message;
    const edit = (text: string) =>
      alice.ask('chat:edit', { room: 'tea', id, text, mentions: ['bob'] });
    const came = news(bob);
    await edit('hello @bob');
    const [first] = (await came).notices ?? [];
    await bob.ask('notice:read', { notices: [first!.id] });
    const changed = news(bob);
    await edit('goodbye @bob');
    assert.deepEqual(await changed, {
      notices: [{ ...first, text: 'goodbye @bob', read: true }],
      unread: 0,
    });
    const gone = news(bob);
    await alice.ask('chat:delete', { room: 'tea', id });
    assert.deepEqual(await gone, { gone: [first!.id], unread: 0 });
  });

  it('is no notice any more once it names one no more, and is one again', async () => {
    const { alice, bob } = await left();
    const { message } = await say(alice, 'hello');
    const { id } = message;
    const edit = async (text: string) => {
      const told = news(bob);
      await alice.ask('chat:edit', { room: 'tea', id, text, mentions: ['bob'] });
      return told;
    };
    const [first] = (await edit('hello @bob')).notices ?? [];
    assert.deepEqual(await edit('hello all'), { gone: [first!.id], unread: 0 });
    assert.equal((await edit('hello again, @bob')).notices?.length, 1);
    const gone = news(bob);
    await alice.ask('chat:delete', { room: 'tea', id });
    assert.equal((await gone).gone?.length, 1);
    assert.deepEqual(await list(bob), []);
  });

  it('of a call does not say which', async () => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
    const { room } = await inCall(alice, bob);
    await alice.ask('invite:send', { id: 'invite-1', to: ['carol'], video: false, room });
    await carol.accept('invite-1');
    await bob.ask('chat:send', { room, id: 'message-1', text: 'I have to go' });
    await bob.ask('room:leave', { room });
    await alice.ask('chat:send', { room, id: 'message-2', text: '@bob', mentions: ['bob'] });
    assert.ok(!JSON.stringify(await list(bob)).includes(room));
    assert.equal((await list(bob)).length, 1);
  });
});
