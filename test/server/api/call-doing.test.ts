import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Running } from '../../../server/start.ts';
import { newId } from '../../../src/base/new-id.ts';
import type { Invite } from '../../../src/protocol/invite.ts';
import { type Api, apiOf } from '../../support/api.ts';
import { type BareClient, connect, newInstance } from '../../support/bare-client.ts';
import { runServer } from '../../support/running-server.ts';
import { tokens } from '../../support/tokens.ts';

const slots = { microphone: true, camera: false };
const instance = newInstance;

/** What is done about calls without a page, on a server of either kind. */
function doing(kind: 'tokens' | 'open') {
  describe(`calls without a page, on a server with ${kind === 'open' ? 'no tokens' : 'tokens'}`, () => {
    const { secret, sign } = tokens();
    let server: Running;
    const pages: BareClient[] = [];
    before(async () => {
      server = await runServer(kind === 'open' ? {} : { CALL_SECRET: secret });
    });
    afterEach(() => {
      for (const page of pages.splice(0)) page.close();
    });
    after(() => server.stop());

    /** Everybody is somebody else in each test: nothing is left of the one before. */
    const people = () => {
      const made = newId();
      return (['alice', 'bob', 'carol', 'mallory'] as const).map((name) => `${name}-${made}`) as [
        string,
        string,
        string,
        string,
      ];
    };
    const page = async (user: string) => {
      const auth = kind === 'open' ? { user } : { token: await sign({ sub: user }) };
      const one = await connect(server.url, auth);
      pages.push(one);
      return one;
    };
    const api = async (user: string, more = {}): Promise<Api> =>
      apiOf(server.url, kind === 'open' ? user : await sign({ sub: user, ...more }));
    const rung = (one: BareClient): Promise<{ invite: Invite }> =>
      one.next('invite:changed', ({ invite }) => invite.callees[0]?.status === 'ringing');
    const status = (one: BareClient, wanted: string) =>
      one.next('invite:changed', ({ invite }) => invite.callees[0]?.status === wanted);
    const closed = (one: BareClient) => one.next('room:closed').then(({ reason }) => reason);

    it('rings people wherever they are connected; the caller’s page joins afterwards', async () => {
      const [alice, bob] = people();
      const [phone, laptop] = [await page(bob), await page(bob)];
      const both = [rung(phone), rung(laptop)];
      const call = await (await api(alice)).post('/calls', { to: [bob], video: true });
      assert.equal(call.active, true);
      assert.equal(call.from.user, alice);
      const [{ invite }] = (await Promise.all(both)) as [{ invite: Invite }, unknown];
      assert.equal(invite.room, call.room);
      assert.equal(invite.from.user, alice);
      const elsewhere = status(laptop, 'accepted');
      await phone.ask('invite:accept', { invite: invite.id, instance: instance(), slots });
      await elsewhere;
      const caller = await page(alice);
      const { room } = await caller.join(call.id);
      assert.deepEqual(
        Object.values(room.members)
          .map(({ user }) => user)
          .sort(),
        [alice, bob],
      );
    });

    it('the caller may be there before somebody accepts, and hears how it ends', async () => {
      const [alice, bob] = people();
      const callee = await page(bob);
      const rings = rung(callee);
      const call = await (await api(alice)).post('/calls', { to: [bob] });
      const caller = await page(alice);
      await caller.join(call.id);
      const end = closed(caller);
      await callee.ask('invite:decline', { invite: (await rings).invite.id });
      assert.equal(await end, 'declined');
      const refused = await (await api(alice)).refused('DELETE', `/calls/${call.id}`);
      assert.match(refused, /^(409 wrong-state|404 not-found)$/);
    });

    it('one who cannot be rung is said to be offline, and nothing rings', async () => {
      const [alice, bob] = people();
      const call = await (await api(alice)).post('/calls', { to: [bob] });
      assert.equal(call.active, false);
      assert.equal(call.reason, 'offline');
      const callee = await page(bob);
      const caller = await page(alice);
      assert.equal(
        await caller.code('room:join', { room: call.id, instance: instance(), slots }),
        'not-found',
      );
      assert.equal((await callee.ask('missed:seen', { calls: [] })).missed[0]?.from.user, alice);
    });

    it('stays while some still ring and one has declined, and nobody is there yet', async () => {
      const [alice, bob, carol] = people();
      const [one, two] = [await page(bob), await page(carol)];
      const both = [rung(one), rung(two)] as const;
      const call = await (await api(alice)).post('/calls', { to: [bob, carol] });
      await one.ask('invite:decline', { invite: (await both[0]).invite.id });
      const { invite } = await both[1];
      await two.ask('invite:accept', { invite: invite.id, instance: instance(), slots });
      const { people: told } = await (await api(alice)).get(`/calls/${call.id}`);
      const statusOf = (user: string) => told.find((who: { user: string }) => who.user === user);
      assert.equal(statusOf(bob).status, 'declined');
      assert.equal(statusOf(carol).status, 'accepted');
      await (await page(alice)).join(call.id);
    });

    it('asked again with the same key, nobody is rung twice', async () => {
      const [alice, bob] = people();
      const callee = await page(bob);
      const asked = { to: [bob], key: newId() };
      const caller = await api(alice);
      const first = await caller.post('/calls', asked);
      assert.equal((await caller.post('/calls', asked)).id, first.id);
      const invites = callee.heard.filter(({ event }) => event === 'invite:changed');
      assert.equal(invites.length, 1);
    });

    it('two who ring each other are one call', async () => {
      const [alice, bob] = people();
      await page(bob);
      await page(alice);
      const call = await (await api(alice)).post('/calls', { to: [bob] });
      assert.equal((await (await api(bob)).post('/calls', { to: [alice] })).id, call.id);
    });

    it('who rings takes it back', async () => {
      const [alice, bob] = people();
      const callee = await page(bob);
      const call = await (await api(alice)).post('/calls', { to: [bob] });
      const over = status(callee, 'cancelled');
      await (await api(alice)).delete(`/calls/${call.id}`);
      await over;
    });

    it('is answered for a person: it rings on no device, and a page joins', async () => {
      const [alice, bob] = people();
      const caller = await page(alice);
      const devices = [await page(bob), await page(bob)];
      const arrival = { instance: instance(), slots };
      const sent = await caller.ask('invite:send', {
        ...{ id: newId(), to: [bob], video: false, arrival },
      });
      const { room } = sent.invite;
      const quiet = devices.map((one) => status(one, 'accepted'));
      const answered = await (await api(bob)).post(`/calls/${room}/answer`);
      assert.equal(answered.room, room);
      await Promise.all(quiet);
      assert.equal(
        await (await api(bob)).refused('POST', `/calls/${room}/answer`),
        '409 wrong-state',
      );
      const joined = await devices[0]!.join(room);
      assert.equal(Object.keys(joined.room.members).length, 2);
    });

    it('waits for whoever has answered, though all others decline', async () => {
      const [alice, bob, carol] = people();
      const caller = await page(alice);
      const [one, two] = [await page(bob), await page(carol)];
      const rings = rung(two);
      const arrival = { instance: instance(), slots };
      const { invite } = await caller.ask('invite:send', {
        ...{ id: newId(), to: [bob, carol], video: false, arrival },
      });
      await (await api(bob)).post(`/calls/${invite.room}/answer`);
      await two.ask('invite:decline', { invite: (await rings).invite.id });
      await one.join(invite.room);
    });

    it('is declined for a person, in their words', async () => {
      const [alice, bob] = people();
      const caller = await page(alice);
      await page(bob);
      const arrival = { instance: instance(), slots };
      const { invite } = await caller.ask('invite:send', {
        ...{ id: newId(), to: [bob], video: false, arrival },
      });
      const told = status(caller, 'declined');
      await (await api(bob)).post(`/calls/${invite.room}/decline`, { reason: 'In a meeting' });
      assert.equal((await told).invite.callees[0]?.reason, 'In a meeting');
      const again = await (await api(bob)).refused('POST', `/calls/${invite.room}/decline`);
      assert.equal(again, '409 wrong-state');
    });

    it('more are rung by who is in it, and by who has begun it', async () => {
      const [alice, bob, carol] = people();
      const [one, two] = [await page(bob), await page(carol)];
      const rings = rung(one);
      const call = await (await api(alice)).post('/calls', { to: [bob] });
      const { invite } = await rings;
      const late = rung(two);
      await (await api(alice)).post(`/calls/${call.id}/people`, { to: [carol] });
      assert.equal((await late).invite.room, call.room);
      await one.ask('invite:accept', { invite: invite.id, instance: instance(), slots });
      const third = await page(`dave-${carol}`);
      const rungToo = rung(third);
      await (await api(bob)).post(`/calls/${call.id}/people`, { to: [`dave-${carol}`] });
      assert.equal((await rungToo).invite.from.user, bob);
      assert.equal(
        await (await api(bob)).refused('POST', `/calls/${call.id}/people`, { to: [carol] }),
        '400 invalid',
      );
    });

    const onlyWithTokens = kind === 'tokens' ? it : () => {};
    onlyWithTokens('nothing of it is for strangers, nor for those it never rang', async () => {
      const [alice, bob, , mallory] = people();
      const callee = await page(bob);
      const call = await (await api(alice)).post('/calls', { to: [bob] });
      const stranger = await api(mallory);
      for (const [method, path] of [
        ['GET', ''],
        ['DELETE', ''],
        ['POST', '/answer'],
        ['POST', '/decline'],
      ] as const) {
        const body = method === 'POST' ? {} : undefined;
        assert.equal(
          await stranger.refused(method, `/calls/${call.id}${path}`, body),
          '404 not-found',
          path,
        );
      }
      const more = { to: [mallory] };
      assert.equal(
        await stranger.refused('POST', `/calls/${call.id}/people`, more),
        '404 not-found',
      );
      // Whoever is only rung reads it and answers, and rings nobody into it.
      const invited = await api(bob);
      assert.equal(
        await invited.refused('POST', `/calls/${call.id}/people`, more),
        '403 forbidden',
      );
      // Who rings does not answer.
      assert.equal(
        await (await api(alice)).refused('POST', `/calls/${call.id}/answer`),
        '409 wrong-state',
      );
      assert.equal(callee.heard.filter(({ event }) => event === 'room:closed').length, 0);
    });

    it('operators end it for all; who is in it hangs up alone, with all their devices', async () => {
      const [alice, bob, carol, root] = people();
      const [one, two, three, tablet] = [
        await page(alice),
        await page(bob),
        await page(carol),
        await page(carol),
      ];
      const rings = [rung(two), rung(three)] as const;
      const arrival = { instance: instance(), slots };
      const { invite } = await one.ask('invite:send', {
        ...{ id: newId(), to: [bob, carol], video: false, arrival },
      });
      for (const [who, rang] of [
        [two, rings[0]],
        [three, rings[1]],
      ] as const) {
        await who.ask('invite:accept', {
          ...{ invite: (await rang).invite.id, instance: instance(), slots },
        });
      }
      await tablet.join(invite.room);
      if (kind === 'tokens') {
        const gone = [closed(three), closed(tablet)];
        await (await api(carol)).delete(`/calls/${invite.room}`);
        assert.deepEqual(await Promise.all(gone), ['hung-up', 'hung-up']);
      }
      const ends = [closed(one), closed(two)];
      await (await api(root, { role: 'host' })).delete(`/calls/${invite.room}`);
      assert.deepEqual(await Promise.all(ends), ['ended', 'ended']);
    });

    it('says what is wrong with what is asked', async () => {
      const [alice, bob] = people();
      const caller = await api(alice);
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
      const response = await fetch(`${server.url}/api/calls`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${kind === 'open' ? alice : await sign({ sub: alice })}`,
          'Content-Type': 'application/json',
        },
        body: '{"to": [',
      });
      assert.equal(response.status, 400);
      assert.equal((await response.json()).error.code, 'invalid');
    });

    it('rings no more than a page may, and says when to try again', async () => {
      const [alice] = people();
      const caller = await api(alice);
      let refused = '';
      for (let at = 0; at < 50 && refused === ''; at += 1) {
        refused = await caller.refused('POST', '/calls', { to: [`nobody-${at}`] }).catch(() => '');
      }
      assert.equal(refused, '429 rate-limited');
    });
  });
}

doing('tokens');
doing('open');
