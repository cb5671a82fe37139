import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Payload } from '../../../src/protocol/commands.ts';
import type { Role } from '../../../src/protocol/roles.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { type Visitor, visitor } from '../../support/rules.ts';
import { until } from '../../support/until.ts';

const slots = { microphone: true, camera: false };
const NEVER = 1_000_000;

describe('who hosts a room', () => {
  let server: InPageServer;
  const there: Visitor[] = [];
  const appear = async (user: string): Promise<Visitor> => {
    const one = visitor(server, user);
    there.push(one);
    await until(() => one.signaling.session.value);
    return one;
  };
  const begin = (durations = {}) => {
    server = new InPageServer({ durations: { leavingGrace: 5, grace: 5, ...durations } });
  };
  // Long enough to look at what is before somebody follows, on a busy machine as well.
  beforeEach(() => begin({ succession: 300 }));
  afterEach(() => {
    for (const { signaling } of there.splice(0)) signaling.close();
    server.close();
  });

  /** Each member's role, by name, as somebody who is in sees it. */
  const roles = async (who: Visitor): Promise<Record<string, Role>> => {
    const { room } = await who.join('tea');
    return Object.fromEntries(Object.values(room.members).map(({ user, role }) => [user, role]));
  };
  const becomesHost = (who: Visitor, me: string) =>
    who.next('room:changed', ({ patch }) => patch.members?.[me]?.role === 'host');

  it('is the first, and nobody who comes later', async () => {
    const [alice, bob] = [await appear('alice'), await appear('bob')];
    await alice.join('tea');
    await bob.join('tea');
    assert.deepEqual(await roles(bob), { alice: 'host', bob: 'member' });
  });

  it('is, once the host has gone, who is there longest, after a grace time', async () => {
    const [alice, bob, carol] = [await appear('alice'), await appear('bob'), await appear('carol')];
    await alice.join('tea');
    const { me } = await bob.join('tea');
    await carol.join('tea');
    const followed = becomesHost(carol, me);
    await alice.ask('room:leave', { room: 'tea' });
    assert.deepEqual(await roles(carol), { bob: 'member', carol: 'member' });
    await followed;
    await alice.join('tea');
    assert.deepEqual(await roles(carol), { bob: 'host', carol: 'member', alice: 'member' });
  });

  it('is rather a co-host, and never a guest', async () => {
    const [alice, bob, carol] = [await appear('alice'), await appear('bob'), await appear('carol')];
    await alice.join('tea');
    const guest = (await bob.join('tea')).me;
    const cohost = (await carol.join('tea')).me;
    await alice.ask('member:role', { room: 'tea', member: guest, role: 'guest' });
    await alice.ask('member:role', { room: 'tea', member: cohost, role: 'cohost' });
    const followed = becomesHost(bob, cohost);
    await alice.ask('room:leave', { room: 'tea' });
    await followed;
    await carol.ask('room:leave', { room: 'tea' });
    const dave = await appear('dave');
    const { me } = await dave.join('tea');
    const late = becomesHost(bob, me);
    assert.deepEqual(await roles(bob), { bob: 'guest', dave: 'member' });
    await late;
  });

  it('is still who was lost for a moment, or comes back before somebody followed', async () => {
    begin({ succession: NEVER, grace: NEVER });
    const [alice, bob] = [await appear('alice'), await appear('bob')];
    const { stay } = await alice.join('tea');
    await bob.join('tea');
    await alice.ask('member:set', { room: 'tea', hand: true });
    await alice.reconnect();
    const again = await alice.join('tea', { stay });
    assert.equal(again.room.members[stay.member]?.role, 'host');
    assert.ok(again.room.members[stay.member]?.hand);
    await alice.ask('room:leave', { room: 'tea' });
    await alice.join('tea');
    assert.deepEqual(await roles(bob), { bob: 'member', alice: 'host' });
  });

  it('is not told by a visitor who says so, in a room that goes on', async () => {
    const [alice, mallory] = [await appear('alice'), await appear('mallory')];
    await alice.join('tea');
    const stay = { member: 'made-up-member', secret: 'made-up-secret' };
    await mallory.join('tea', { stay, was: { role: 'host', hand: 1 } });
    const { room } = await alice.join('tea');
    const [, second] = Object.values(room.members);
    assert.deepEqual([second?.user, second?.role, second?.hand], ['mallory', 'member', null]);
  });

  describe('after the server has lost everything', () => {
    const restart = async (...all: Visitor[]) => {
      for (const { signaling } of all) signaling.drop();
      server.restart();
      for (const { signaling } of all) signaling.restore();
      for (const { signaling } of all) await until(() => signaling.state.value === 'connected');
    };

    it('is who was, whoever is back first; hands keep their order', async () => {
      begin({ grace: NEVER });
      const [alice, bob] = [await appear('alice'), await appear('bob')];
      const first = await alice.join('tea');
      const second = await bob.join('tea');
      await restart(alice, bob);
      await bob.join('tea', { stay: second.stay, was: { role: 'member', hand: 20 } });
      assert.deepEqual(await roles(bob), { bob: 'member' });
      await alice.join('tea', { stay: first.stay, was: { role: 'host', hand: 10 } });
      assert.deepEqual(await roles(bob), { bob: 'member', alice: 'host' });
      const { members } = (await bob.join('tea')).room;
      assert.ok(members[first.me]!.hand! < members[second.me]!.hand!);
    });

    it('is the one who is there longest, where the host does not come back', async () => {
      const [alice, bob] = [await appear('alice'), await appear('bob')];
      await alice.join('tea');
      const { stay, me } = await bob.join('tea');
      await restart(alice, bob);
      const late = becomesHost(bob, me);
      await bob.join('tea', { stay });
      assert.deepEqual(await roles(bob), { bob: 'member' });
      await late;
    });

    it('is not who waited', async () => {
      begin({ grace: NEVER });
      const [alice, bob] = [await appear('alice'), await appear('bob')];
      const first = await alice.join('tea');
      await alice.ask('room:set', { room: 'tea', waiting: true });
      const knock = (more: Partial<Payload<'room:join'>> = {}) =>
        bob.ask('room:join', { room: 'tea', instance: 'instance-1', slots, ...more });
      const { stay } = await knock();
      await restart(alice, bob);
      assert.ok('waits' in (await knock({ stay, was: { waiting: true } })));
      const { waiting } = await alice.join('tea', { stay: first.stay, was: { role: 'host' } });
      assert.deepEqual(
        waiting?.map(({ id }) => id),
        [stay.member],
      );
      assert.deepEqual(await roles(alice), { alice: 'host' });
    });
  });
});
