import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { ApiTown, accept, call, closed, rung, settled } from '../../support/api-town.ts';

function answering(kind: 'tokens' | 'open') {
  describe(`calls that are answered and ended without a page, on a server with ${kind === 'open' ? 'no tokens' : 'tokens'}`, () => {
    const town = new ApiTown(kind);
    before(() => town.begin());
    afterEach(() => town.leave());
    after(() => town.end());

    it('is answered for a person: it rings on no device, and a page joins', async () => {
      const [alice, bob] = town.people();
      const caller = await town.page(alice);
      const devices = [await town.page(bob), await town.page(bob)];
      const { room } = await call(caller, bob);
      const quiet = devices.map((one) => settled(one, 'accepted'));
      const answered = await (await town.api(bob)).post(`/calls/${room}/answer`);
      assert.equal(answered.room, room);
      await Promise.all(quiet);
      assert.equal(
        await (await town.api(bob)).refused('POST', `/calls/${room}/answer`),
        '409 wrong-state',
      );
      const joined = await devices[0]!.join(room);
      assert.equal(Object.keys(joined.room.members).length, 2);
    });

    it('waits for whoever has answered, though all others decline', async () => {
      const [alice, bob, carol] = town.people();
      const caller = await town.page(alice);
      const [one, two] = [await town.page(bob), await town.page(carol)];
      const rings = rung(two);
      const invite = await call(caller, bob, carol);
      await (await town.api(bob)).post(`/calls/${invite.room}/answer`);
      await two.ask('invite:decline', { invite: (await rings).invite.id });
      await one.join(invite.room);
    });

    it('is declined for a person, in their words', async () => {
      const [alice, bob] = town.people();
      const caller = await town.page(alice);
      await town.page(bob);
      const invite = await call(caller, bob);
      const told = settled(caller, 'declined');
      await (await town.api(bob)).post(`/calls/${invite.room}/decline`, { reason: 'In a meeting' });
      assert.equal((await told).invite.callees[0]?.reason, 'In a meeting');
      const again = await (await town.api(bob)).refused(
        'POST',
        `/calls/${invite.room}/decline`,
        {},
      );
      assert.equal(again, '409 wrong-state');
    });

    it('more are rung by who is in it, and by who has begun it', async () => {
      const [alice, bob, carol] = town.people();
      const [one, two] = [await town.page(bob), await town.page(carol)];
      const rings = rung(one);
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      const { invite } = await rings;
      const late = rung(two);
      await (await town.api(alice)).post(`/calls/${made.id}/people`, { to: [carol] });
      assert.equal((await late).invite.room, made.room);
      await accept(one, invite);
      const third = await town.page(`dave-${carol}`);
      const rungToo = rung(third);
      await (await town.api(bob)).post(`/calls/${made.id}/people`, { to: [`dave-${carol}`] });
      assert.equal((await rungToo).invite.from.user, bob);
      assert.equal(
        await (await town.api(bob)).refused('POST', `/calls/${made.id}/people`, { to: [carol] }),
        '400 invalid',
      );
    });

    const onlyWithTokens = kind === 'tokens' ? it : () => {};
    onlyWithTokens('nothing of it is for strangers, nor for those it never rang', async () => {
      const [alice, bob, , mallory] = town.people();
      const callee = await town.page(bob);
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      const stranger = await town.api(mallory);
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['POST', '/answer'],
        ['POST', '/decline'],
      ] as const) {
        const body = method === 'POST' ? {} : undefined;
        assert.equal(
          await stranger.refused(method, `/calls/${made.id}${path}`, body),
          '404 not-found',
          path,
        );
      }
      const more = { to: [mallory] };
      assert.equal(
        await stranger.refused('POST', `/calls/${made.id}/people`, more),
        '404 not-found',
      );
      // Whoever is only rung reads it and answers, and rings nobody into it.
      const invited = await town.api(bob);
      assert.equal(
        await invited.refused('POST', `/calls/${made.id}/people`, more),
        '403 forbidden',
      );
      // Who rings does not answer.
      assert.equal(
        await (await town.api(alice)).refused('POST', `/calls/${made.id}/answer`),
        '409 wrong-state',
      );
      assert.equal(callee.heard.filter(({ event }) => event === 'room:closed').length, 0);
    });

    it('operators end it for all; who is in it hangs up alone, with all their devices', async () => {
      const [alice, bob, carol, root] = town.people();
      const [one, two, three, tablet] = [
        await town.page(alice),
        await town.page(bob),
        await town.page(carol),
        await town.page(carol),
      ];
      const rings = [rung(two), rung(three)] as const;
      const invite = await call(one, bob, carol);
      for (const [who, rang] of [
        [two, rings[0]],
        [three, rings[1]],
      ] as const) {
        await accept(who, (await rang).invite);
      }
      await tablet.join(invite.room);
      if (kind === 'tokens') {
        const gone = [closed(three), closed(tablet)];
        await (await town.api(carol)).delete(`/calls/${invite.room}`);
        assert.deepEqual(await Promise.all(gone), ['hung-up', 'hung-up']);
      }
      const ends = [closed(one), closed(two)];
      await (await town.api(root, { role: 'host' })).delete(`/calls/${invite.room}`);
      assert.deepEqual(await Promise.all(ends), ['ended', 'ended']);
    });
  });
}

answering('tokens');
answering('open');
