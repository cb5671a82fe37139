import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { newId } from '../../../src/base/new-id.ts';
import type { CommandName, Payload } from '../../../src/protocol/commands.ts';
import type { EventName, ServerEvents } from '../../../src/protocol/events.ts';
import type { Notice } from '../../../src/protocol/notice.ts';
import type { RoomDoc } from '../../../src/protocol/room-doc.ts';
import { Checker } from '../../support/fuzz/checker.ts';
import { Ear, type Sent } from '../../support/fuzz/ear.ts';
import { invitation, member, message, roomDoc } from '../../support/samples.ts';

const SLOTS = { microphone: true, camera: false };
const NOBODY = { instance: 'instance-1', slots: SLOTS };

describe('the checker', () => {
  let checker: Checker;
  beforeEach(() => {
    checker = new Checker();
  });

  const sends = <C extends CommandName>(ear: Ear, command: C, payload: Payload<C>): Sent =>
    checker.sends(ear, command, [payload], true);
  const hears = <E extends EventName>(ear: Ear, event: E, detail: ServerEvents[E]) =>
    checker.heard(ear, event, detail);
  /** What it has to say since it was asked last, in short. */
  const complaint = (): string =>
    checker.complaints
      .splice(0)
      .map((text) => text.split(', after')[0])
      .join();

  const inside = (ear: Ear, room: string, doc: RoomDoc, secret = newId()) => {
    const sent = sends(ear, 'room:join', { room, ...NOBODY });
    const [me = ''] = Object.keys(doc.members).slice(-1);
    const rest = { backend: 'mesh', iceServers: [], log: [], older: false, waiting: [] } as const;
    checker.replied(ear, sent, { ok: true, room: doc, me, stay: { member: me, secret }, ...rest });
    return me;
  };
  const docOf = (user: string, id = 'tea') => {
    const one = member('member-1', { user, role: 'host' });
    return roomDoc([one], { info: { id, kind: 'room', opened: 1 } });
  };
  const patch = { room: 'tea', patch: { rev: 2, info: { locked: true } } };

  it('lets members hear of their room, and nobody else', () => {
    const [alice, mallory] = [new Ear('alice'), new Ear('mallory')];
    inside(alice, 'tea', docOf('alice'));
    hears(alice, 'room:changed', patch);
    assert.equal(complaint(), '');
    hears(mallory, 'room:changed', patch);
    hears(mallory, 'chat:typing', { room: 'tea', member: 'member-1' });
    assert.equal(
      complaint(),
      'mallory: room:changed is not in tea,mallory: chat:typing is not in tea',
    );
  });

  it('lets nobody hear more once they are out, and notices what is left out', () => {
    const alice = new Ear('alice');
    inside(alice, 'tea', docOf('alice'));
    hears(alice, 'room:changed', { room: 'tea', patch: { rev: 3 } });
    assert.equal(complaint(), 'alice: room:changed revision 3 after 1');
    hears(alice, 'room:closed', { room: 'tea', reason: 'ejected' });
    assert.equal(complaint(), '');
    hears(alice, 'chat:typing', { room: 'tea', member: 'member-1' });
    assert.equal(complaint(), 'alice: chat:typing is not in tea');
  });

  it('takes what is said to a member alone for as long as it may have been on its way', () => {
    const alice = new Ear('alice');
    inside(alice, 'tea', docOf('alice'));
    const asked = { room: 'tea', by: { member: 'bob', name: 'Bob' }, slot: 'camera' } as const;
    hears(alice, 'room:closed', { room: 'tea', reason: 'ejected' });
    hears(alice, 'member:asked', { ...asked, on: false });
    assert.equal(complaint(), '');
    checker.settled(alice);
    hears(alice, 'member:asked', { ...asked, on: false });
    assert.equal(complaint(), 'alice: member:asked is not in tea');
  });

  it('waits for the answer before it says whether somebody was in', () => {
    const [alice, bob] = [new Ear('alice'), new Ear('bob')];
    const first = sends(alice, 'room:join', { room: 'tea', ...NOBODY });
    const second = sends(bob, 'room:join', { room: 'tea', ...NOBODY });
    for (const ear of [alice, bob]) hears(ear, 'room:changed', patch);
    assert.equal(complaint(), '');
    checker.replied(alice, first, { ok: false, error: { code: 'room-full', message: 'full' } });
    assert.equal(complaint(), 'alice: was told what members hear of tea, and was not let in');
    const stay = { member: 'member-1', secret: newId() };
    checker.replied(bob, second, { ok: true, waits: { room: 'tea', since: 1 }, stay });
    assert.equal(complaint(), 'bob: was told what members hear of tea, and was not let in');
    hears(bob, 'room:admitted', { room: 'tea' });
    assert.equal(complaint(), '');
    // In, and out again by another page with the same stay, before the answer.
    const carol = new Ear('carol');
    const third = sends(carol, 'room:join', { room: 'tea', ...NOBODY });
    hears(carol, 'room:changed', patch);
    const error = { code: 'wrong-state', message: 'not in this room any more' } as const;
    checker.replied(carol, third, { ok: false, error });
    assert.equal(complaint(), '');
  });

  it('lets only those hear who waits who may let them in', () => {
    const [alice, bob] = [new Ear('alice'), new Ear('bob')];
    inside(alice, 'tea', docOf('alice'));
    const two = [
      member('member-1', { user: 'alice', role: 'host' }),
      member('member-2', { user: 'bob' }),
    ];
    const doc = roomDoc(two);
    const sent = sends(bob, 'room:join', { room: 'tea', ...NOBODY });
    const stay = { member: 'member-2', secret: newId() };
    const rest = { backend: 'mesh', iceServers: [], log: [], older: false } as const;
    checker.replied(bob, sent, { ok: true, room: doc, me: 'member-2', stay, ...rest });
    for (const ear of [alice, bob]) hears(ear, 'room:waiting', { room: 'tea', waiting: [] });
    assert.equal(complaint(), 'bob: room:waiting may let nobody in');
    // It may be another room of that name by now, into which he comes.
    sends(bob, 'room:join', { room: 'tea', ...NOBODY });
    hears(bob, 'room:waiting', { room: 'tea', waiting: [] });
    assert.equal(complaint(), '');
  });

  it('knows to whom a signal was said, and a question', () => {
    const [alice, bob] = [new Ear('alice'), new Ear('bob')];
    inside(alice, 'tea', docOf('alice'));
    const signal = { kind: 'candidate', connection: 1, candidate: { candidate: '' } } as const;
    const relayed = { room: 'tea', from: 'member-2', instance: 'instance-2', signal };
    const asked = {
      room: 'tea',
      by: { member: 'member-2', name: 'B' },
      slot: 'camera',
      on: true,
    } as const;
    hears(alice, 'peer:relayed', relayed);
    hears(alice, 'member:asked', asked);
    assert.match(complaint(), /said this to this member,.*asked this member/);
    sends(bob, 'peer:relay', { room: 'tea', to: 'member-1', signal });
    sends(bob, 'member:ask', { room: 'tea', member: 'member-1', slot: 'camera' });
    hears(alice, 'peer:relayed', relayed);
    hears(alice, 'member:asked', asked);
    assert.equal(complaint(), '');
  });

  it('lets callees see their own entry alone, and the caller’s other pages nothing', () => {
    const [alice, other, bob, carol] = ['alice', 'alice', 'bob', 'carol'].map(
      (u) => new Ear(u),
    ) as [Ear, Ear, Ear, Ear];
    const to = ['bob', 'carol'];
    sends(alice, 'invite:send', { id: 'invite-1', to, video: false, arrival: NOBODY });
    const all = invitation({ bob: 'ringing', carol: 'ringing' });
    const bobs = { ...all, callees: all.callees.slice(0, 1) };
    hears(alice, 'invite:changed', { invite: all });
    hears(bob, 'invite:changed', { invite: bobs });
    assert.equal(complaint(), '');
    for (const ear of [other, bob]) hears(ear, 'invite:changed', { invite: all });
    hears(carol, 'invite:changed', { invite: bobs });
    assert.equal(complaint().match(/own entry alone/g)?.length, 3);
  });

  it('finds others’ secrets, and calls of which somebody was never told', () => {
    const [alice, mallory] = [new Ear('alice'), new Ear('mallory')];
    const secret = newId();
    inside(alice, 'tea', docOf('alice'), secret);
    hears(mallory, 'command:refused', { code: 'invalid', message: secret });
    assert.match(complaint(), /tells the secret of alice/);
    hears(mallory, 'command:refused', { code: 'invalid', message: `call-${newId()}` });
    assert.match(complaint(), /never told/);
  });

  it('lets messages be heard where they were said, and notices by those whom they name', () => {
    const [alice, bob] = [new Ear('alice'), new Ear('bob')];
    inside(alice, 'tea', docOf('alice'));
    sends(bob, 'chat:send', { room: 'coffee', id: 'message-1', text: '@al', mentions: ['alice'] });
    const said = message('message-1/bob', 1);
    hears(alice, 'chat:changed', { room: 'tea', message: said });
    assert.match(complaint(), /nobody has said this in that room/);
    const notice: Notice = {
      kind: 'message',
      code: 'mentioned',
      message: 'message-1/bob',
      text: '@al',
      from: { user: 'bob', name: 'B' },
      id: 'notice-1',
      at: 1,
      read: false,
    };
    hears(alice, 'notice:changed', { notices: [notice], unread: 1 });
    assert.equal(complaint(), '');
    hears(new Ear('mallory'), 'notice:changed', { notices: [notice], unread: 1 });
    assert.match(complaint(), /message to somebody else/);
  });

  it('lets people hear of whom they watch', () => {
    const alice = new Ear('alice');
    const people = [{ user: 'bob', name: 'B', status: 'busy' }] as const;
    hears(alice, 'presence:changed', { people });
    assert.match(complaint(), /does not watch bob/);
    const sent = sends(alice, 'presence:watch', { users: ['bob'] });
    hears(alice, 'presence:changed', { people });
    checker.replied(alice, sent, { ok: true, people });
    hears(alice, 'presence:changed', { people });
    assert.equal(complaint(), '');
  });

  it('wants an answer to all that was asked, in a form and by a code that there is', () => {
    const alice = new Ear('alice');
    sends(alice, 'session:check', {});
    checker.sends(alice, 'session:check', [7], false);
    checker.settled(alice);
    assert.match(complaint(), /never answered,.*not told of a refusal/);
    for (const code of ['internal', 'offline', 'no-such-code'])
      checker.replied(alice, sends(alice, 'session:check', {}), {
        ok: false,
        error: { code, message: 'm' },
      });
    checker.replied(alice, sends(alice, 'session:check', {}), undefined);
    assert.equal(complaint().match(/the reply|session:check was/g)?.length, 4);
  });

  it('lets nobody do what members do, or hosts, who is none', () => {
    const [alice, mallory] = [new Ear('alice'), new Ear('mallory')];
    const guest = member('member-1', { user: 'alice', role: 'guest' });
    const sent = sends(alice, 'room:join', { room: 'tea', ...NOBODY });
    const stay = { member: 'member-1', secret: newId() };
    const rest = { backend: 'mesh', iceServers: [], log: [], older: false } as const;
    checker.replied(alice, sent, {
      ok: true,
      room: roomDoc([guest]),
      me: 'member-1',
      stay,
      ...rest,
    });
    checker.replied(alice, sends(alice, 'chat:typing', { room: 'tea' }), { ok: true });
    assert.equal(complaint(), '');
    checker.replied(alice, sends(alice, 'room:end', { room: 'tea' }), { ok: true });
    checker.replied(mallory, sends(mallory, 'chat:typing', { room: 'tea' }), { ok: true });
    assert.match(complaint(), /though no host,.*though not in tea/);
  });
});
