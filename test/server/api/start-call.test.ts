import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { newId } from '../../../src/base/new-id.ts';
import { ApiTown, accept, closed, rung, settled, slots } from '../../support/api-town.ts';
import { newInstance } from '../../support/bare-client.ts';

function starting(kind: 'tokens' | 'open') {
  describe(`calls that are begun without a page, on a server with ${kind === 'open' ? 'no tokens' : 'tokens'}`, () => {
    const town = new ApiTown(kind);
    before(() => town.begin());
    afterEach(() => town.leave());
    after(() => town.end());

    it('rings people wherever they are connected; the caller’s page joins afterwards', async () => {
      const [alice, bob] = town.people();
      const [phone, laptop] = [await town.page(bob), await town.page(bob)];
      const both = [rung(phone), rung(laptop)] as const;
      const made = await (await town.api(alice)).post('/calls', { to: [bob], video: true });
      assert.equal(made.active, true);
      assert.equal(made.from.user, alice);
      const [{ invite }] = await Promise.all(both);
      assert.equal(invite.room, made.room);
      assert.equal(invite.from.user, alice);
      const elsewhere = settled(laptop, 'accepted');
      await accept(phone, invite);
      await elsewhere;
      const caller = await town.page(alice);
      const { room } = await caller.join(made.id);
      assert.deepEqual(
        Object.values(room.members)
          .map(({ user }) => user)
          .sort(),
        [alice, bob],
      );
    });

    it('the caller may be there before somebody accepts, and hears how it ends', async () => {
      const [alice, bob] = town.people();
      const callee = await town.page(bob);
      const rings = rung(callee);
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      const caller = await town.page(alice);
      await caller.join(made.id);
      const end = closed(caller);
      await callee.ask('invite:decline', { invite: (await rings).invite.id });
      assert.equal(await end, 'declined');
      const refused = await (await town.api(alice)).refused('DELETE', `/calls/${made.id}`);
      assert.match(refused, /^(409 wrong-state|404 not-found)$/);
    });

    it('one who cannot be rung is said to be offline, and nothing rings', async () => {
      const [alice, bob] = town.people();
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      assert.equal(made.active, false);
      assert.equal(made.reason, 'offline');
      const callee = await town.page(bob);
      const caller = await town.page(alice);
      assert.equal(
        await caller.code('room:join', { room: made.id, instance: newInstance(), slots }),
        'not-found',
      );
      assert.equal((await callee.ask('missed:seen', { calls: [] })).missed[0]?.from.user, alice);
    });

    it('stays while some still ring and one has declined, and nobody is there yet', async () => {
      const [alice, bob, carol] = town.people();
      const [one, two] = [await town.page(bob), await town.page(carol)];
      const both = [rung(one), rung(two)] as const;
      const made = await (await town.api(alice)).post('/calls', { to: [bob, carol] });
      await one.ask('invite:decline', { invite: (await both[0]).invite.id });
      const { invite } = await both[1];
      await accept(two, invite);
      const { people: told } = await (await town.api(alice)).get(`/calls/${made.id}`);
      const statusOf = (user: string) => told.find((who: { user: string }) => who.user === user);
      assert.equal(statusOf(bob).status, 'declined');
      assert.equal(statusOf(carol).status, 'accepted');
      await (await town.page(alice)).join(made.id);
    });

    it('asked again with the same key, nobody is rung twice', async () => {
      const [alice, bob] = town.people();
      const callee = await town.page(bob);
      const asked = { to: [bob], key: newId() };
      const caller = await town.api(alice);
      const first = await caller.post('/calls', asked);
      assert.equal((await caller.post('/calls', asked)).id, first.id);
      const invites = callee.heard.filter(({ event }) => event === 'invite:changed');
      assert.equal(invites.length, 1);
    });

    it('asked again with the same key, what has become of it is said', async () => {
      const [alice, bob] = town.people();
      const callee = await town.page(bob);
      const caller = await town.api(alice);
      const ring = async () => {
        const [asked, rings] = [{ to: [bob], key: newId() }, rung(callee)];
        await caller.post('/calls', asked);
        return { again: () => caller.post('/calls', asked), invite: (await rings).invite };
      };
      const declined = await ring();
      await callee.ask('invite:decline', { invite: declined.invite.id });
      assert.equal((await declined.again()).reason, 'declined');
      const accepted = await ring();
      await accept(callee, accepted.invite);
      const call = await accepted.again();
      assert.deepEqual([call.active, call.reason], [true, undefined]);
    });

    it('asked again with the same key, nobody who was not there has missed two calls', async () => {
      const [alice, bob] = town.people();
      const caller = await town.api(alice);
      const asked = { to: [bob], key: newId() };
      const first = await caller.post('/calls', asked);
      assert.equal(first.reason, 'offline');
      const again = await caller.post('/calls', asked);
      assert.deepEqual([again.id, again.reason], [first.id, 'offline']);
      assert.equal((await (await town.api(bob)).get(`/calls?user=${bob}`)).calls.length, 1);
    });

    it('two who ring each other are one call', async () => {
      const [alice, bob] = town.people();
      await town.page(bob);
      await town.page(alice);
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      assert.equal((await (await town.api(bob)).post('/calls', { to: [alice] })).id, made.id);
    });

    it('who rings takes it back', async () => {
      const [alice, bob] = town.people();
      const callee = await town.page(bob);
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      const over = settled(callee, 'cancelled');
      await (await town.api(alice)).delete(`/calls/${made.id}`);
      await over;
    });

    it('who has begun it ends it, or who has answered, also with no page in it', async () => {
      const [alice, bob] = town.people();
      const callee = await town.page(bob);
      const rings = rung(callee);
      const made = await (await town.api(alice)).post('/calls', { to: [bob] });
      const over = closed(callee);
      await accept(callee, (await rings).invite);
      await (await town.api(alice)).delete(`/calls/${made.id}`);
      assert.equal(await over, kind === 'open' ? 'ended' : 'hung-up');
      const more = await (await town.api(alice)).post('/calls', { to: [bob] });
      await (await town.api(bob)).post(`/calls/${more.id}/answer`);
      await (await town.api(bob)).delete(`/calls/${more.id}`);
      assert.equal((await (await town.api(bob)).get(`/calls/${more.id}`)).active, false);
    });

    it('a key of one call is none of another', async () => {
      const [alice, bob, carol] = town.people();
      const [one, two] = [await town.page(bob), await town.page(carol)];
      const [rings, caller, key] = [rung(one), await town.api(alice), newId()];
      await caller.post('/calls', { to: ['nobody'], key });
      const made = await caller.post('/calls', { to: [bob] });
      await rings;
      const late = rung(two);
      await caller.post(`/calls/${made.id}/people`, { to: [carol], key });
      assert.equal((await late).invite.room, made.room);
    });

    for (const by of ['page', 'http'] as const)
      it(`who has begun it ends it, though it still rings for some and others have answered by ${by}`, async () => {
        const [alice, bob, carol] = town.people();
        const [one, two] = [await town.page(bob), await town.page(carol)];
        const [rings, ringsToo] = [rung(one), rung(two)];
        const made = await (await town.api(alice)).post('/calls', { to: [bob, carol] });
        const [over, quiet] = [closed(one), settled(two, 'cancelled')];
        await Promise.all([rings, ringsToo]);
        if (by === 'page') await accept(one, (await rings).invite);
        else await (await town.api(bob)).post(`/calls/${made.id}/answer`);
        const caller = await town.api(alice);
        await caller.delete(`/calls/${made.id}`);
        // Where there are no tokens, everybody may end all of it.
        const reason = kind === 'open' ? 'ended' : 'hung-up';
        assert.equal((await caller.get(`/calls/${made.id}`)).reason, reason);
        await quiet;
        if (by === 'page') assert.equal(await over, reason);
      });

    it('says what is wrong with what is asked', async () => {
      const [alice, bob] = town.people();
      const caller = await town.api(alice);
      for (const [body, code] of [
        [{}, '400 invalid'],
        [{ to: [] }, '400 invalid'],
        [{ to: [alice] }, '400 invalid'],
        [{ to: 'bob' }, '400 invalid'],
        [{ to: [bob], seconds: 1 }, '400 invalid'],
        [{ to: [bob], from: bob }, '400 invalid'],
        [{ to: Array.from({ length: 17 }, (_, at) => `user-${at}`) }, '400 invalid'],
        [{ to: ['x'.repeat(200_000)] }, '413 too-large'],
      ] as const) {
        assert.equal(await caller.refused('POST', '/calls', body), code, JSON.stringify(body));
      }
      const response = await fetch(`${town.url}/api/calls`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${await town.bearer(alice)}`,
          'Content-Type': 'application/json',
        },
        body: '{"to": [',
      });
      assert.equal(response.status, 400);
      assert.equal((await response.json()).error.code, 'invalid');
    });

    it('rings no more than a page may, and says when to try again', async () => {
      const [alice] = town.people();
      const caller = await town.api(alice);
      let refused = '';
      for (let at = 0; at < 50 && refused === ''; at += 1) {
        refused = await caller.refused('POST', '/calls', { to: [`nobody-${at}`] }).catch(() => '');
      }
      assert.equal(refused, '429 rate-limited');
    });
  });
}

starting('tokens');
starting('open');
