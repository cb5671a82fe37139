import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Notice } from '../../../src/protocol/notice.ts';
import { inCall, type Visitor } from '../../support/rules.ts';
import { Visitors } from '../../support/visitors.ts';

describe('what becomes a notice', () => {
  const visitors = new Visitors();
  const person = (user: string) => visitors.person(user);
  afterEach(() => visitors.end());

  const list = async (who: Visitor): Promise<readonly Notice[]> =>
    (await who.ask('notice:list', {})).notices;
  const news = (who: Visitor) => who.next('notice:changed');

  describe('of invitations', () => {
    it('is there where one did not take part, without the secret id of the call', async () => {
      const alice = await person('alice');
      const { id } = await alice.ring('bob');
      const [notice] = await list(await person('bob'));
      assert.deepEqual(
        { ...notice, at: 0 },
        {
          ...{ kind: 'invitation', id, at: 0, read: false, video: false },
          from: { user: 'alice', name: 'alice' },
        },
      );
    });

    it('has the room into which one can still come', async () => {
      const alice = await person('alice');
      await alice.join('tea');
      await alice.ask('room:set', { room: 'tea', title: 'Tea at five' });
      await alice.ask('invite:send', { id: 'invite-1', to: ['bob'], video: true, room: 'tea' });
      const [notice] = await list(await person('bob'));
      assert.deepEqual([notice?.room, notice?.title], ['tea', 'Tea at five']);
    });

    it('is none where one answered', async () => {
      const [alice, bob] = [await person('alice'), await person('bob')];
      await bob.ask('invite:decline', { invite: (await alice.ring('bob')).id });
      await inCall(alice, bob);
      assert.deepEqual(await list(bob), []);
    });

    it('was read once the missed call is dismissed, or the two talk', async () => {
      const alice = await person('alice');
      const first = await alice.ring('bob');
      const bob = await person('bob');
      const read = news(bob);
      await bob.ask('missed:seen', { calls: [first.id] });
      assert.deepEqual(await read, { read: [first.id], unread: 0 });
      const came = news(bob);
      const second = await alice.ring('bob');
      await alice.ask('invite:cancel', { invite: second.id });
      assert.equal((await came).unread, 1);
      const talked = news(bob);
      await inCall(bob, alice);
      assert.deepEqual(await talked, { read: [second.id], unread: 0 });
    });
  });

  describe('of what hosts do', () => {
    const what = async (who: Visitor) =>
      (await list(who)).map(({ id: _id, at: _at, read: _read, ...rest }) => rest);

    it('has the reason for which one was ejected, or not let in, and no way back', async () => {
      const [alice, bob, carol] = [
        await person('alice'),
        await person('bob'),
        await person('carol'),
      ];
      await alice.join('tea');
      const { me } = await bob.join('tea');
      await alice.ask('member:eject', { room: 'tea', member: me, reason: 'too loud' });
      const slots = { microphone: true, camera: false };
      await alice.ask('room:set', { room: 'tea', waiting: true });
      const reply = await carol.ask('room:join', { room: 'tea', instance: 'of-carol', slots });
      await alice.ask('room:deny', { room: 'tea', member: reply.stay.member, reason: 'full' });
      const at = { kind: 'system', title: 'tea' };
      assert.deepEqual(await what(bob), [{ ...at, code: 'ejected', text: 'too loud' }]);
      assert.deepEqual(await what(carol), [{ ...at, code: 'denied', text: 'full' }]);
    });

    it('is there once for each whose room a host has ended, but for that host', async () => {
      const [alice, bob, other] = [await person('alice'), await person('bob'), await person('bob')];
      for (const one of [alice, bob, other]) await one.join('tea');
      await alice.ask('room:end', { room: 'tea' });
      assert.deepEqual(await what(bob), [{ kind: 'system', code: 'ended', title: 'tea' }]);
      assert.deepEqual(await what(alice), []);
    });

    it('is there for whom they give another role, and not for who steps down', async () => {
      const [alice, bob] = [await person('alice'), await person('bob')];
      const { me: host } = await alice.join('tea');
      const { me } = await bob.join('tea');
      await alice.ask('member:role', { room: 'tea', member: me, role: 'member' });
      await alice.ask('member:role', { room: 'tea', member: me, role: 'host' });
      await alice.ask('member:role', { room: 'tea', member: host, role: 'member' });
      const place = { room: 'tea', title: 'tea', from: { user: 'alice', name: 'alice' } };
      assert.deepEqual(await what(bob), [{ kind: 'system', code: 'role', role: 'host', ...place }]);
      assert.deepEqual(await what(alice), []);
    });
  });
});
