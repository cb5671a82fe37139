import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { RoomOfRoles } from '../support/room-of-roles.ts';
import { runServer } from '../support/running-server.ts';

type Ids = RoomOfRoles['ids'];

/** Everything that hosts alone may do, upon whom, and whether co-hosts may as well. */
const RIGHTS: readonly [
  what: string,
  command: string,
  payload: (ids: Ids) => object,
  cohost: 'fine' | 'forbidden',
][] = [
  ['say what the room is called', 'room:set', () => ({ title: 'Tea' }), 'forbidden'],
  ['say what it is about', 'room:set', () => ({ description: 'Cake' }), 'forbidden'],
  ['say how many it takes', 'room:set', () => ({ capacity: 6 }), 'forbidden'],
  ['turn the waiting room off', 'room:set', () => ({ waiting: false }), 'forbidden'],
  ['lock the room', 'room:set', () => ({ locked: true }), 'fine'],
  ['choose the layout', 'room:set', () => ({ layout: 'speaker' }), 'fine'],
  ['choose the quality', 'room:set', () => ({ quality: 'low' }), 'fine'],
  ['put somebody on all stages', 'room:set', ({ guest }) => ({ spotlight: guest }), 'fine'],
  ['do several things at once', 'room:set', () => ({ locked: true, title: 'Tea' }), 'forbidden'],
  ['let somebody in', 'room:admit', ({ waiting }) => ({ member: waiting }), 'fine'],
  ['let all in', 'room:admit', () => ({}), 'fine'],
  ['send somebody away', 'room:deny', ({ waiting }) => ({ member: waiting }), 'fine'],
  ['mute somebody', 'member:stop', ({ guest }) => ({ member: guest, slot: 'microphone' }), 'fine'],
  ['stop a camera', 'member:stop', ({ guest }) => ({ member: guest, slot: 'camera' }), 'fine'],
  ['stop a screen', 'member:stop', ({ guest }) => ({ member: guest, slot: 'screen' }), 'fine'],
  ['ask to unmute', 'member:ask', ({ guest }) => ({ member: guest, slot: 'microphone' }), 'fine'],
  ['lower a hand', 'member:lower', ({ guest }) => ({ member: guest }), 'fine'],
  ['lower all hands', 'member:lower', () => ({}), 'fine'],
  ['eject somebody', 'member:eject', ({ guest }) => ({ member: guest }), 'fine'],
  ['promote', 'member:role', ({ guest }) => ({ member: guest, role: 'host' }), 'forbidden'],
  ['end the room', 'room:end', () => ({}), 'forbidden'],
];

describe('only hosts', () => {
  let server: Running;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());

  for (const [what, command, payload, cohost] of RIGHTS) {
    it(`${what} (${command})`, async () => {
      const all = await RoomOfRoles.open(server.url);
      const said = payload(all.ids);
      assert.deepEqual(await all.codes(command, said), {
        outsider: 'wrong-state',
        waiting: 'wrong-state',
        guest: 'forbidden',
        member: 'forbidden',
      });
      assert.equal(await all.cohost.code(command, { room: all.room, ...said }), cohost);
      // Where somebody is gone by what a co-host has done, it is told that, and that it may.
      const code = await all.host.code(command, { room: all.room, ...said });
      assert.ok(code === 'fine' || (cohost === 'fine' && code === 'not-found'), code);
      all.close();
    });
  }

  it('act upon who is below them: co-hosts upon no host or co-host, nobody upon themselves', async () => {
    const all = await RoomOfRoles.open(server.url);
    const { room, ids, host, cohost } = all;
    for (const target of [ids.host, ids.cohost]) {
      const mute = { room, member: target, slot: 'microphone' };
      assert.equal(await cohost.code('member:stop', mute), 'forbidden');
      assert.equal(await cohost.code('member:eject', { room, member: target }), 'forbidden');
    }
    assert.equal(await host.code('member:eject', { room, member: ids.host }), 'forbidden');
    assert.equal(await host.code('member:eject', { room, member: 'nobody-at-all' }), 'not-found');
    all.close();
  });

  it('step down, but not the last one; co-hosts step down too, and nobody up', async () => {
    const all = await RoomOfRoles.open(server.url);
    const { room, ids, host, cohost } = all;
    const give = (member: string, role: string) => ({ room, member, role });
    assert.equal(await host.code('member:role', give(ids.host, 'member')), 'forbidden');
    assert.equal(await cohost.code('member:role', give(ids.cohost, 'host')), 'forbidden');
    assert.equal(await host.code('member:role', give(ids.member, 'host')), 'fine');
    assert.equal(await host.code('member:role', give(ids.member, 'guest')), 'forbidden');
    assert.equal(await host.code('member:role', give(ids.host, 'member')), 'fine');
    assert.equal(await host.code('room:set', { room, locked: true }), 'forbidden');
    assert.equal(await cohost.code('member:role', give(ids.cohost, 'member')), 'fine');
    all.close();
  });

  it('rule in rooms, and nobody in a call', async () => {
    const all = await RoomOfRoles.open(server.url);
    const { host, outsider } = all;
    const rung = outsider.next('invite:changed');
    const slots = { microphone: true, camera: false };
    const user = (outsider.heard[0]!.detail as { user: string }).user;
    await host.ask('room:leave', { room: all.room });
    const { joined } = await host.ask('invite:send', {
      ...{ id: 'invite-1', to: [user], video: false },
      arrival: { instance: 'instance-1', slots },
    });
    const { invite } = await rung;
    const { me, room } = await outsider.ask('invite:accept', {
      ...{ invite: invite.id, instance: 'instance-2', slots },
    });
    assert.equal(joined?.room.members[joined.me]?.role, 'member');
    assert.equal(room.members[me]?.role, 'member');
    const { id } = room.info;
    assert.equal(await host.code('room:end', { room: id }), 'forbidden');
    assert.equal(await host.code('member:eject', { room: id, member: me }), 'forbidden');
    assert.equal(await host.code('member:set', { room: id, hand: true }), 'fine');
    assert.equal(await host.code('member:react', { room: id, emoji: '👍' }), 'fine');
    all.close();
  });
});
