import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Running } from '../../server/start.ts';
import { REACTIONS } from '../../src/protocol/reaction.ts';
import { connect, newInstance } from '../support/bare-client.ts';
import { RoomOfRoles } from '../support/room-of-roles.ts';
import { runServer } from '../support/running-server.ts';

describe('what a host does', () => {
  let server: Running;
  let all: RoomOfRoles;
  before(async () => {
    server = await runServer();
  });
  after(() => server.stop());
  const open = async () => {
    all = await RoomOfRoles.open(server.url);
  };
  const userOf = (name: string) => `${name}-${all.room.split(' ')[1]}`;

  it('turns things off at once, in the document and on the page', async () => {
    await open();
    const { host, member, room, ids } = all;
    await member.ask('member:set', { room, camera: true, screen: true, 'screen-audio': true });
    for (const slot of ['microphone', 'camera', 'screen'] as const) {
      const asked = member.next('member:asked');
      await host.ask('member:stop', { room, member: ids.member, slot });
      const by = { member: ids.host, name: userOf('host') };
      assert.deepEqual(await asked, { room, by, slot, on: false });
    }
    const {
      microphone,
      camera,
      screen,
      'screen-audio': sound,
    } = (await all.doc()).members[ids.member]!;
    assert.deepEqual([microphone, camera, screen, sound], [false, false, false, false]);
    all.close();
  });

  it('never turns anything on: it asks, and the member alone answers', async () => {
    await open();
    const { host, member, room, ids } = all;
    await member.ask('member:set', { room, microphone: false });
    const asked = member.next('member:asked');
    await host.ask('member:ask', { room, member: ids.member, slot: 'microphone' });
    assert.equal((await asked).on, true);
    assert.equal((await all.doc()).members[ids.member]?.microphone, false);
    all.close();
  });

  it('is told to nobody else, and fails where the page cannot hear it', async () => {
    await open();
    const { host, cohost, guest, member, room, ids } = all;
    await host.ask('member:stop', { room, member: ids.member, slot: 'microphone' });
    for (const client of [cohost, guest, host]) {
      assert.ok(!client.heard.some(({ event }) => event === 'member:asked'));
    }
    const lost = host.next('room:changed', ({ patch }) => Boolean(patch.members?.[ids.member]));
    member.close();
    await lost;
    const stop = { room, member: ids.member, slot: 'microphone' };
    assert.equal(await host.code('member:stop', stop), 'not-found');
    all.close();
  });

  it('ejects for good: with all devices, by name or with the stay, until the room is over', async () => {
    await open();
    const { host, member, room, ids } = all;
    const { stay } = await member.join(room);
    const user = userOf('member');
    const phone = await connect(server.url, { user });
    await host.ask('room:set', { room, waiting: false });
    await phone.join(room);
    const closed = [member.next('room:closed'), phone.next('room:closed')];
    await host.ask('member:eject', { room, member: ids.member, reason: 'enough' });
    for (const one of closed) {
      assert.deepEqual(await one, { room, reason: 'ejected', message: 'enough' });
    }
    const arrival = { room, instance: newInstance(), slots: { microphone: true, camera: false } };
    for (const more of [{}, { stay }]) {
      assert.equal(await member.code('room:join', { ...arrival, ...more }), 'ejected');
    }
    const reloaded = await connect(server.url, { user });
    assert.equal(await reloaded.code('room:join', arrival), 'ejected');
    assert.ok(!Object.values((await all.doc()).members).some((one) => one.user === user));
    await host.ask('room:end', { room });
    assert.equal(await reloaded.code('room:join', arrival), 'fine');
    reloaded.close();
    phone.close();
    all.close();
  });

  it('does not eject a host by another of their devices', async () => {
    await open();
    const { host, cohost, room } = all;
    await host.ask('room:set', { room, waiting: false });
    const tablet = await connect(server.url, { user: userOf('host') });
    const { me, room: doc } = await tablet.join(room);
    assert.equal(doc.members[me]?.role, 'member');
    assert.equal(await cohost.code('member:eject', { room, member: me }), 'forbidden');
    assert.equal(await host.code('member:eject', { room, member: me }), 'forbidden');
    tablet.close();
    all.close();
  });

  it('locks the door for all but those who are in', async () => {
    await open();
    const { host, member, outsider, waiting, room } = all;
    const { stay } = await member.join(room);
    await host.ask('room:set', { room, locked: true });
    const arrival = { room, instance: newInstance(), slots: { microphone: true, camera: false } };
    assert.equal(await outsider.code('room:join', arrival), 'room-locked');
    const made = { member: 'made-up-member', secret: 'made-up-secret' };
    assert.equal(await outsider.code('room:join', { ...arrival, stay: made }), 'room-locked');
    assert.ok('waits' in (await waiting.knock(room)));
    member.close();
    const back = await connect(server.url, { user: userOf('member') });
    assert.equal((await back.join(room, { stay })).me, stay.member);
    await host.ask('room:set', { room, locked: false, waiting: false });
    assert.equal(await outsider.code('room:join', arrival), 'fine');
    back.close();
    all.close();
  });

  it('says what all see; who is not there is on nobody’s stage', async () => {
    await open();
    const { host, guest, room, ids } = all;
    await host.ask('room:set', {
      ...{ room, title: ' Tea\u202E ', description: 'Cake', layout: 'speaker', quality: 'low' },
      spotlight: ids.guest,
    });
    const { info } = await all.doc();
    assert.deepEqual(
      [info.title, info.description, info.layout, info.quality, info.spotlight],
      ['Tea', 'Cake', 'speaker', 'low', ids.guest],
    );
    await guest.ask('room:leave', { room });
    assert.equal((await all.doc()).info.spotlight, null);
    await host.ask('room:set', { room, spotlight: 'nobody-at-all', layout: null });
    const { spotlight, layout, quality } = (await all.doc()).info;
    assert.deepEqual([spotlight, layout, quality], [null, null, 'low']);
    all.close();
  });
});

describe('hands and reactions', () => {
  let server: Running;
  let all: RoomOfRoles;
  before(async () => {
    server = await runServer();
    all = await RoomOfRoles.open(server.url);
  });
  after(() => {
    all.close();
    return server.stop();
  });

  const raised = async () =>
    Object.values((await all.doc()).members)
      .filter(({ hand }) => hand !== null)
      .sort((a, b) => a.hand! - b.hand!)
      .map(({ name }) => name.split('-')[0]);

  it('are raised in an order, which raising again does not change', async () => {
    const { room, guest, member, cohost } = all;
    const up = { room, hand: true };
    await Promise.all([guest, member, cohost].map((one) => one.ask('member:set', up)));
    const order = await raised();
    assert.equal(order.length, 3);
    await Promise.all([cohost, member, guest].map((one) => one.ask('member:set', up)));
    assert.deepEqual(await raised(), order);
  });

  it('are lowered by oneself, by a host, or all at once', async () => {
    const { room, ids, host, guest } = all;
    await guest.ask('member:set', { room, hand: false });
    assert.ok(!(await raised()).includes('guest'));
    await host.ask('member:lower', { room, member: ids.member });
    assert.deepEqual(await raised(), ['cohost']);
    await host.ask('member:lower', { room });
    assert.deepEqual(await raised(), []);
  });

  it('reach all who are in and nobody else, are kept nowhere, and are few', async () => {
    const { room, ids, guest, host, waiting, outsider } = all;
    const seen = [host.next('member:reacted'), guest.next('member:reacted')];
    await guest.ask('member:react', { room, emoji: '🎉' });
    for (const one of seen) assert.deepEqual(await one, { room, from: ids.guest, emoji: '🎉' });
    assert.ok(!JSON.stringify(await host.join(room)).includes('🎉'));
    for (const client of [waiting, outsider]) {
      assert.ok(!client.heard.some(({ event }) => event === 'member:reacted'));
    }
    for (const emoji of ['💣', '👍👍', 'hello', '', '<b>']) {
      assert.equal(await guest.code('member:react', { room, emoji }), 'invalid');
    }
    for (const emoji of REACTIONS) await guest.ask('member:react', { room, emoji });
    const codes = await Promise.all(
      Array.from({ length: 20 }, () => guest.code('member:react', { room, emoji: '👍' })),
    );
    assert.ok(codes.includes('rate-limited'));
    assert.equal(await guest.code('member:set', { room, hand: true }), 'fine');
  });

  it('asking for the host’s role is for members, and answered by a host', async () => {
    const { room, ids, host, guest, member } = all;
    const ask = { room, asksToHost: true };
    assert.equal(await guest.code('member:set', ask), 'forbidden');
    await member.ask('member:set', ask);
    assert.equal((await all.doc()).members[ids.member]?.asksToHost, true);
    await host.ask('member:role', { room, member: ids.member, role: 'member' });
    const refused = (await all.doc()).members[ids.member];
    assert.deepEqual([refused?.role, refused?.asksToHost], ['member', false]);
    await member.ask('member:set', ask);
    await host.ask('member:role', { room, member: ids.member, role: 'host' });
    const granted = (await all.doc()).members[ids.member];
    assert.deepEqual([granted?.role, granted?.asksToHost], ['host', false]);
  });
});
