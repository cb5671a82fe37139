import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { inCall, type Visitor, visitor } from '../../support/rules.ts';
import { until } from '../../support/until.ts';

describe('in a room', () => {
  let server: InPageServer;
  let alice: Visitor;
  let bob: Visitor;

  beforeEach(async () => {
    server = new InPageServer({ durations: { alone: 30 } });
    alice = visitor(server, 'alice');
    bob = visitor(server, 'bob');
    await until(() => alice.signaling.session.value && bob.signaling.session.value);
  });
  afterEach(() => {
    alice.signaling.close();
    bob.signaling.close();
    server.close();
  });

  it('every revision has its patch, also when a page comes back before it was missed', async () => {
    const { room } = await alice.join('tea');
    const first = await bob.join('tea');
    const instance = first.room.members[first.me]!.instance;
    const second = visitor(server, 'bob');
    const moved = bob.next('room:closed');
    await second.join('tea', { stay: first.stay, instance });
    assert.equal((await moved).reason, 'moved');
    const changed = alice.next('room:changed', ({ patch }) => patch.rev > room.rev + 1);
    await second.ask('member:set', { room: 'tea', camera: true });
    assert.equal((await changed).patch.rev, room.rev + 2);
    second.signaling.close();
  });

  it('one is the same member after a break, and another with a wrong secret', async () => {
    await alice.join('tea');
    const { me, stay } = await bob.join('tea');
    await bob.reconnect();
    assert.equal((await bob.join('tea', { stay })).me, me);
    await bob.reconnect();
    const wrong = { ...stay, secret: 'not-the-secret' };
    assert.notEqual((await bob.join('tea', { stay: wrong })).me, me);
    await alice.ask('room:leave', { room: 'tea' });
    assert.equal(await alice.refused('room:join', arrival('tea', stay)), 'forbidden');
  });

  it('asking twice from one page is one member', async () => {
    const [first, second] = await Promise.all([bob.join('tea'), bob.join('tea')]);
    assert.equal(first.me, second.me);
    assert.equal(Object.keys(second.room.members).length, 1);
  });

  it('a call that has ended meanwhile stays ended for who comes back', async () => {
    const { room, callee } = await inCall(alice, bob);
    bob.signaling.drop();
    await alice.ask('room:leave', { room });
    await bob.reconnect();
    assert.equal(await bob.refused('room:join', arrival(room, callee.stay)), 'not-found');
  });

  it('a call that comes back after a new start of the server waits only so long for the others', async () => {
    const closed = alice.next('room:closed');
    const stay = { member: 'member-of-before', secret: 'secret-of-before' };
    assert.equal((await alice.join('call-of-before', { stay })).me, stay.member);
    assert.equal((await closed).reason, 'offline');
  });

  it('who hangs up without a connection is gone as soon as there is one', async () => {
    const { room, callee } = await inCall(alice, bob);
    await bob.reconnect();
    const closed = alice.next('room:closed');
    await bob.ask('room:leave', { room, stay: callee.stay });
    assert.equal((await closed).reason, 'hung-up');
  });

  it('nobody is thrown out by a wrong secret, or by a leave of another room that comes late', async () => {
    const { stay } = await bob.join('tea');
    await alice.ask('room:leave', { room: 'tea', stay: { ...stay, secret: 'not-the-secret' } });
    await bob.ask('room:leave', { room: 'coffee' });
    assert.equal(await bob.refused('member:set', { room: 'tea', camera: true }), 'fine');
  });

  it('who is refused elsewhere stays where they are', async () => {
    const guests = Array.from({ length: LIMITS.meshMembers }, (_, n) => visitor(server, `u${n}`));
    await Promise.all(guests.map((guest) => guest.join('full')));
    await bob.join('tea');
    assert.equal(await bob.refused('room:join', arrival('full')), 'room-full');
    assert.equal(await bob.refused('member:set', { room: 'tea', camera: true }), 'fine');
    for (const { signaling } of guests) signaling.close();
  });

  it('one connection sits in some rooms at a time, and in no more', async () => {
    for (let n = 0; n < LIMITS.places; n += 1) await bob.join(`room ${n}`);
    assert.equal(await bob.refused('room:join', arrival('one more')), 'wrong-state');
    assert.equal(await bob.refused('member:set', { room: 'room 0', held: true }), 'fine');
    await bob.ask('room:leave', { room: 'room 0' });
    assert.equal(await bob.refused('room:join', arrival('one more')), 'fine');
  });

  it('nobody is said to send what they cannot: anything while on hold, or the sound of no screen', async () => {
    const all = { microphone: true, camera: true, screen: true, 'screen-audio': true };
    const none = { microphone: false, camera: false, screen: false, 'screen-audio': false };
    const { me, stay } = await alice.join('tea', { slots: { ...all, screen: false } });
    const shown = async () => {
      const { room } = await bob.join('tea');
      const { microphone, camera, screen, 'screen-audio': sound } = room.members[me]!;
      return { microphone, camera, screen, 'screen-audio': sound };
    };
    const silent = { ...all, screen: false, 'screen-audio': false };
    assert.deepEqual(await shown(), silent);
    await alice.ask('member:set', { room: 'tea', ...all });
    assert.deepEqual(await shown(), all);
    await alice.ask('member:set', { room: 'tea', screen: false });
    assert.deepEqual(await shown(), silent);
    await alice.ask('member:set', { room: 'tea', held: true });
    assert.deepEqual(await shown(), none);
    await alice.ask('member:set', { room: 'tea', camera: true });
    await alice.join('tea', { slots: all, stay });
    assert.deepEqual(await shown(), none);
    await alice.ask('member:set', { room: 'tea', ...all, held: false });
    assert.deepEqual(await shown(), all);
  });

  it('somebody invented goes on after a hold with what was on before', async () => {
    const carol = server.invent('carol');
    await carol.join('tea', { microphone: false });
    await carol.set({ camera: true });
    await carol.hold();
    await carol.hold(false);
    const { members } = (await bob.join('tea')).room;
    const { microphone, camera } = Object.values(members).find(({ user }) => user === 'carol')!;
    assert.deepEqual([microphone, camera], [false, true]);
    carol.close();
  });

  it('commands are done in the order in which they came', async () => {
    const answers = [bob.join('tea'), bob.ask('room:leave', { room: 'tea' }), bob.join('coffee')];
    await Promise.all(answers);
    assert.equal(
      await bob.refused('chat:send', { room: 'coffee', id: 'message-1', text: 'hi' }),
      'fine',
    );
    assert.equal(Object.keys((await alice.join('tea')).room.members).length, 1);
    assert.equal(Object.keys((await alice.join('coffee')).room.members).length, 2);
  });

  it('what a page says before it closes still counts', async () => {
    const { room } = await inCall(alice, bob);
    const closed = alice.next('room:closed');
    bob.ask('room:leave', { room }).catch(() => {});
    bob.signaling.close();
    assert.equal((await closed).reason, 'hung-up');
  });
});

const arrival = (room: string, stay?: { member: string; secret: string }) => ({
  room,
  instance: 'instance-1',
  slots: { microphone: true, camera: false },
  ...(stay && { stay }),
});
