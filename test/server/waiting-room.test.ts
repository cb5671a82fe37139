import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import type { Waiting } from '../../src/protocol/hosting.ts';
import type { WaitReply } from '../../src/protocol/room.ts';
import { type BareClient, connect, newInstance } from '../support/bare-client.ts';
import { RoomOfRoles } from '../support/room-of-roles.ts';
import { runServer } from '../support/running-server.ts';
import { eventually } from '../support/until.ts';

describe('a waiting room', () => {
  let server: Running;
  let all: RoomOfRoles;
  const more: BareClient[] = [];
  before(async () => {
    server = await runServer({ CALL_GRACE: '1' });
  });
  after(() => server.stop());

  const open = async () => {
    all = await RoomOfRoles.open(server.url);
  };
  const visitor = async (user: string) => {
    const client = await connect(server.url, { user });
    more.push(client);
    return client;
  };
  const close = () => {
    all.close();
    for (const client of more.splice(0)) client.close();
  };
  const stayOf = async (client: BareClient, extra = {}) => {
    const reply = await client.knock(all.room, extra);
    assert.ok('waits' in reply);
    return (reply as WaitReply).stay;
  };
  /** Who waits, as the host was told last. */
  const seen = () => {
    const last = all.host.heard.findLast(({ event }) => event === 'room:waiting');
    return (last?.detail as { waiting: readonly Waiting[] } | undefined)?.waiting ?? [];
  };

  it('lets nothing of the room out to those who wait', async () => {
    await open();
    const { host, waiting, room, ids } = all;
    waiting.heard.splice(0);
    await host.ask('chat:send', { room, id: 'message-1', text: 'hello' });
    await host.ask('member:set', { room, camera: true, hand: true });
    await host.ask('member:react', { room, emoji: '🎉' });
    await host.ask('room:set', { room, title: 'Secret' });
    const signal = {
      kind: 'candidate',
      candidate: { candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 53123 typ host' },
    } as const;
    const relay = { room, to: ids.waiting, signal };
    assert.equal(await host.code('peer:relay', relay), 'not-found');
    assert.equal(await waiting.code('peer:relay', { ...relay, to: ids.host }), 'wrong-state');
    assert.equal(
      await waiting.code('chat:send', { room, id: 'm-2-long', text: 'x' }),
      'wrong-state',
    );
    assert.equal(await waiting.code('member:set', { room, hand: true }), 'wrong-state');
    assert.equal(
      await waiting.code('invite:send', {
        ...{ id: 'invite-1', to: ['somebody'], video: false, room },
      }),
      'wrong-state',
    );
    const again = await waiting.knock(room);
    assert.deepEqual(Object.keys(again).sort(), ['ok', 'stay', 'waits']);
    assert.deepEqual(Object.keys((again as WaitReply).waits).sort(), ['room', 'since']);
    assert.deepEqual(waiting.heard, []);
    close();
  });

  it('is seen by hosts and co-hosts alone, in the order of coming', async () => {
    await open();
    const { member, guest, room } = all;
    const second = await visitor('second');
    const told = all.cohost.next('room:waiting');
    await second.knock(room);
    const { waiting } = await told;
    assert.deepEqual(
      waiting.map(({ name }) => name),
      [`waiting-${room.split(' ')[1]}`, 'second'],
    );
    assert.deepEqual(await eventually(() => seen().length === 2 && seen()), waiting);
    for (const client of [member, guest]) {
      assert.ok(!client.heard.some(({ event }) => event === 'room:waiting'));
      assert.ok(!('waiting' in (await client.join(room))));
    }
    assert.equal((await all.cohost.join(room)).waiting?.length, 2);
    const promoted = member.next('room:waiting');
    await all.host.ask('member:role', { room, member: all.ids.member, role: 'cohost' });
    assert.equal((await promoted).waiting.length, 2);
    close();
  });

  it('lets one in, or all, who then join as anybody does', async () => {
    await open();
    const { host, waiting, room, ids } = all;
    const [second, third] = [await visitor('second'), await visitor('third')];
    const stays = [await stayOf(second), await stayOf(third)];
    const admitted = waiting.next('room:admitted');
    await host.ask('room:admit', { room, member: ids.waiting });
    assert.deepEqual(await admitted, { room });
    assert.equal((await waiting.join(room)).me, ids.waiting);
    assert.equal(await host.code('room:admit', { room, member: ids.waiting }), 'not-found');
    const both = [second.next('room:admitted'), third.next('room:admitted')];
    await host.ask('room:admit', { room });
    await Promise.all(both);
    assert.deepEqual(seen(), []);
    const joined = await second.join(room, { stay: stays[0] });
    assert.equal(joined.me, stays[0]!.member);
    assert.equal(Object.keys(joined.room.members).length, 6);
    assert.equal((await third.join(room)).me, stays[1]!.member);
    close();
  });

  it('sends away with a word, and forgets who goes by themselves', async () => {
    await open();
    const { host, waiting, room, ids } = all;
    const refused = waiting.next('room:closed');
    await host.ask('room:deny', { room, member: ids.waiting, reason: ' tomorrow ' });
    assert.deepEqual(await refused, { room, reason: 'denied', message: 'tomorrow' });
    const second = await visitor('second');
    await second.knock(room);
    await eventually(() => seen().length === 1);
    await second.ask('room:leave', { room });
    await eventually(() => seen().length === 0);
    close();
  });

  it('keeps the place of who loses the connection, also for their next page, but not for ever', async () => {
    await open();
    const { waiting, room, ids } = all;
    await visitor('second').then((client) => client.knock(room));
    const since = (await eventually(() => seen()[1] && seen()[0]))!.since;
    const user = `waiting-${room.split(' ')[1]}`;
    waiting.close();
    await eventually(() => seen()[0]?.connected === false);
    const back = await visitor(user);
    const stay = await stayOf(back);
    assert.equal(stay.member, ids.waiting);
    assert.equal(seen()[0]!.since, since);
    back.close();
    await eventually(() => seen().length === 1);
    close();
  });

  it('takes nobody’s place from them', async () => {
    await open();
    const { ids } = all;
    const mallory = await visitor('mallory');
    const stay = await stayOf(mallory, { stay: { member: ids.waiting, secret: 'made-up-secret' } });
    assert.notEqual(stay.member, ids.waiting);
    close();
  });

  it('lets in whoever a host rings, and nobody whom others would ring', async () => {
    await open();
    const { host, member, outsider, room } = all;
    const user = (outsider.heard[0]!.detail as { user: string }).user;
    const call = (id: string) => ({ id, to: [user], video: false, room });
    assert.equal(await member.code('invite:send', call('invite-by-member')), 'forbidden');
    const rung = outsider.next('invite:changed');
    await host.ask('invite:send', call('invite-by-host'));
    const slots = { microphone: true, camera: false };
    const { invite } = await rung;
    const accept = { invite: invite.id, instance: newInstance(), slots };
    assert.equal((await outsider.ask('invite:accept', accept)).room.info.id, room);
    close();
  });

  it('does not let in whom a member has rung before there was one', async () => {
    await open();
    const { host, member, outsider, room } = all;
    const user = (outsider.heard[0]!.detail as { user: string }).user;
    await host.ask('room:set', { room, waiting: false });
    const rung = outsider.next('invite:changed');
    await member.ask('invite:send', { id: 'invite-early', to: [user], video: false, room });
    await host.ask('room:set', { room, locked: true });
    const slots = { microphone: true, camera: false };
    const accept = { invite: (await rung).invite.id, instance: newInstance(), slots };
    assert.equal(await outsider.code('invite:accept', accept), 'room-locked');
    close();
  });

  it('takes no more than there is room for', async () => {
    await open();
    const { host, waiting, room, ids } = all;
    await host.ask('room:set', { room, capacity: 5 });
    const second = await visitor('second');
    const { member } = await stayOf(second);
    await host.ask('room:admit', { room, member: ids.waiting });
    // The seat is kept for who is on the way.
    assert.equal(await host.code('room:admit', { room, member }), 'room-full');
    await waiting.join(room);
    assert.equal(await host.code('room:admit', { room, member }), 'room-full');
    await host.ask('room:set', { room, capacity: 6 });
    assert.equal(await host.code('room:admit', { room, member }), 'fine');
    await second.join(room);
    close();
  });

  it('lets in who waits, as far as there is room, when it is taken away', async () => {
    await open();
    const { host, waiting, room } = all;
    const second = await visitor('second');
    await second.knock(room);
    await host.ask('room:set', { room, capacity: 5 });
    const admitted = waiting.next('room:admitted');
    await host.ask('room:set', { room, waiting: false });
    await admitted;
    await waiting.join(room);
    const [left] = await eventually(() => (seen().length === 1 ? seen() : undefined));
    assert.equal(left?.user, 'second');
    close();
  });

  it('ends with the room, for those before the door as well', async () => {
    await open();
    const { host, member, waiting, room } = all;
    const { stay } = await member.join(room);
    const ended = [waiting.next('room:closed'), member.next('room:closed')];
    await host.ask('room:end', { room });
    for (const one of ended) assert.deepEqual(await one, { room, reason: 'ended' });
    assert.equal(
      await member.code('room:join', {
        ...{ room, instance: newInstance(), slots: { microphone: true, camera: false }, stay },
      }),
      'not-found',
    );
    assert.equal((await member.join(room)).room.members[stay.member], undefined);
    close();
  });
});
