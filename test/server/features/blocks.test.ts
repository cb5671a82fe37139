import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { inCall, type Visitor } from '../../support/rules.ts';
import { Visitors } from '../../support/visitors.ts';

describe('whom somebody has blocked', () => {
  const visitors = new Visitors();
  const person = (user: string) => visitors.person(user);
  afterEach(() => visitors.end());

  const entry = async (caller: Visitor, ...to: string[]) =>
    (await caller.ring(...to)).callees.map(({ user, name, status }) => [user, name, status]);
  const missedBy = async (who: Visitor) => (await who.ask('missed:seen', { calls: [] })).missed;

  it('finds them as one finds somebody who is not there, and they hear nothing of it', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    await bob.ask('person:block', { user: 'alice' });
    assert.deepEqual(await entry(alice, 'bob'), [['bob', 'bob', 'offline']]);
    assert.deepEqual(await entry(alice, 'nobody'), [['nobody', 'nobody', 'offline']]);
    assert.deepEqual(
      bob.heard.filter(({ event }) => event === 'invite:changed'),
      [],
    );
    assert.deepEqual(await missedBy(bob), []);
    assert.deepEqual((await bob.ask('notice:list', {})).notices, []);
  });

  it('rings others with the same invitation', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    await person('carol');
    await bob.ask('person:block', { user: 'alice' });
    const all = await entry(alice, 'bob', 'carol');
    assert.deepEqual(
      all.map(([, , status]) => status),
      ['offline', 'ringing'],
    );
  });

  it('is declined where it rings already', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    const { id } = await alice.ring('bob');
    const ended = alice.next('invite:changed', ({ invite }) => invite.id === id);
    await bob.ask('person:block', { user: 'alice' });
    assert.equal((await ended).invite.callees[0]?.status, 'declined');
    assert.deepEqual(await missedBy(bob), []);
  });

  it('goes on as before in a room where both are, and can be rung', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    const { room } = await inCall(alice, bob);
    await bob.ask('person:block', { user: 'alice' });
    await alice.ask('chat:send', { room, id: 'message-1', text: 'hello' });
    await alice.ask('room:leave', { room });
    assert.deepEqual(await entry(bob, 'alice'), [['alice', 'alice', 'ringing']]);
  });

  it('is on a list that each person has alone, and rings again once off it', async () => {
    const [alice, bob] = [await person('alice'), await person('bob')];
    await bob.ask('person:block', { user: 'alice' });
    await bob.ask('person:block', { user: 'dave' });
    const twice = await bob.ask('person:block', { user: 'alice' });
    assert.deepEqual(twice.blocked, ['alice', 'dave']);
    assert.deepEqual((await alice.ask('person:blocked', {})).blocked, []);
    assert.equal(await bob.refused('person:block', { user: 'bob' }), 'invalid');
    assert.deepEqual((await bob.ask('person:unblock', { user: 'alice' })).blocked, ['dave']);
    assert.deepEqual(await entry(alice, 'bob'), [['bob', 'bob', 'ringing']]);
  });
});

describe('ringing, by however many', () => {
  const visitors = new Visitors();
  afterEach(() => visitors.end());

  it('reaches one person only so often at a time; the next find them busy', async () => {
    await visitors.person('bob');
    const found: (string | undefined)[] = [];
    for (let index = 0; index <= LIMITS.rung; index += 1) {
      const caller = await visitors.person(`caller-${index}`);
      found.push((await caller.ring('bob')).callees[0]?.status);
    }
    assert.deepEqual(found.slice(-2), ['ringing', 'busy']);
  });

  it('comes from one person only so often at a time, on however many pages', async () => {
    for (let index = 0; index <= LIMITS.ringingOfOne; index += 1)
      await visitors.person(`callee-${index}`);
    let rung = 0;
    for (let page = 0; rung < LIMITS.ringingOfOne; page += 1) {
      const alice = await visitors.person('alice');
      const room = `room ${page}`;
      await alice.join(room);
      for (let each = 0; each < LIMITS.ringing && rung < LIMITS.ringingOfOne; each += 1) {
        await alice.ask('invite:send', {
          ...{ id: `invite-${rung}`, to: [`callee-${rung}`], video: false, room },
        });
        rung += 1;
      }
    }
    const more = await visitors.person('alice');
    await more.join('another');
    const one = { id: 'invite-more', to: [`callee-${rung}`], video: false, room: 'another' };
    assert.equal(await more.refused('invite:send', one), 'wrong-state');
  });
});

describe('a server with as many rooms as it may have', () => {
  const visitors = new Visitors();
  afterEach(() => visitors.end());

  it('opens no more, lets people into those that there are, and opens another when one has ended', async () => {
    visitors.set({ mostRooms: 1 });
    const [alice, bob, carol] = [
      await visitors.person('alice'),
      await visitors.person('bob'),
      await visitors.person('carol'),
    ];
    await alice.join('tea');
    const slots = { microphone: true, camera: false };
    const coffee = { room: 'coffee', instance: 'instance-1', slots };
    assert.equal(await bob.refused('room:join', coffee), 'rate-limited');
    await assert.rejects(carol.ring('bob'), { code: 'rate-limited' });
    await bob.join('tea');
    for (const one of [alice, bob]) await one.ask('room:leave', { room: 'tea' });
    await bob.join('coffee');
  });
});
