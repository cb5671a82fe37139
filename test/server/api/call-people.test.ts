import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { newId } from '../../../src/base/new-id.ts';
import type { Api } from '../../support/api.ts';
import { ApiTown, accept, call, closed, rung } from '../../support/api-town.ts';
import { eventually } from '../../support/until.ts';

const url = 'https://files.example/1.webm';

describe('what people may know of a call, by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());
  const root = () => town.api('root', { role: 'host' });
  const usersOf = ({ people }: { people: readonly { user: string }[] }): string[] =>
    people.map(({ user }) => user).sort();
  /** Whom somebody sees in a call: asked for it, and for a list. */
  async function seen(who: Api, id: string): Promise<string[]> {
    const { calls } = await who.get('/calls');
    const users = usersOf(await who.get(`/calls/${id}`));
    assert.deepEqual(usersOf(calls.find((one: { id: string }) => one.id === id)), users);
    return users;
  }
  const isKept = async (id: string, user: string) =>
    eventually(async () => {
      const { calls } = await (await root()).get(`/calls?user=${user}`);
      return calls.find((one: { id: string }) => one.id === id);
    });

  /** Alice hosts a room in which Bob is. */
  async function meet() {
    const [alice, bob, carol] = town.people();
    const room = `tea-${newId().slice(0, 8)}`;
    const [host, member] = [await town.page(alice), await town.page(bob)];
    const stay = await host.join(room);
    const { me } = await member.join(room);
    const { id } = await eventually(async () => {
      const { calls } = await (await root()).get(`/calls?room=${room}&user=${bob}`);
      return calls[0];
    });
    return { alice, bob, carol, room, id, host, member, me, stay };
  }

  it('who was ejected sees what was until then, no recordings, and is told of none', async () => {
    const { alice, bob, carol, room, id, member, me } = await meet();
    const own = await town.api(bob);
    assert.deepEqual(await seen(own, id), [alice, bob].sort());
    const gone = closed(member);
    await (await root()).post(`/rooms/${room}/eject`, { member: me });
    await gone;
    await (await town.page(carol)).join(room);
    await isKept(id, carol);
    assert.deepEqual(await seen(own, id), [alice, bob].sort());
    assert.deepEqual(await seen(await town.api(alice), id), [alice, bob, carol].sort());
    const check = async () => {
      await (await root()).post(`/calls/${id}/recordings`, { url });
      assert.equal(await own.refused('GET', `/calls/${id}/recordings`), '403 forbidden');
      const { notices } = await own.get('/notices');
      assert.ok(!notices.some(({ kind }: { kind: string }) => kind === 'recording'));
    };
    await check();
    // Nor once it is over.
    await (await root()).post(`/rooms/${room}/close`);
    await eventually(async () => (await (await root()).get(`/calls/${id}`)).ended);
    await check();
    const { recordings } = await (await town.api(carol)).get(`/calls/${id}/recordings`);
    assert.equal(recordings.length, 2);
  });

  it('who has left sees what was until then', async () => {
    const { alice, bob, carol, room, id, member } = await meet();
    await member.ask('room:leave', { room });
    const own = await town.api(bob);
    await eventually(async () => {
      const { people } = await own.get(`/calls/${id}`);
      return people.find(({ user }: { user: string }) => user === bob).left;
    });
    const late = await town.page(carol);
    await late.join(room);
    await isKept(id, carol);
    assert.deepEqual(await seen(own, id), [alice, bob].sort());
    assert.deepEqual((await own.get(`/calls/${id}/recordings`)).recordings, []);
    // Back in it, all.
    await member.join(room);
    await eventually(async () => (await seen(own, id)).length === 3);
  });

  it('who was only rung sees nobody else who was, and no recordings', async () => {
    const [alice, bob, carol] = town.people();
    const [one, two, three] = [
      await town.page(alice),
      await town.page(bob),
      await town.page(carol),
    ];
    const rings = [rung(two), rung(three)] as const;
    const { room } = await call(one, bob, carol);
    const { invite } = await rings[0];
    const own = await town.api(bob);
    await isKept(room, bob);
    assert.deepEqual(await seen(own, room), [alice, bob].sort());
    await accept(three, (await rings[1]).invite);
    await two.ask('invite:decline', { invite: invite.id });
    assert.deepEqual(await seen(own, room), [alice, bob].sort());
    assert.equal(await own.refused('GET', `/calls/${room}/recordings`), '403 forbidden');
    const all = usersOf(await (await town.api(carol)).get(`/calls/${room}`));
    assert.deepEqual(all, [alice, bob, carol].sort());
  });

  it('who is not in it any more rings nobody into it', async () => {
    const { alice, bob, carol, room, id, host, stay } = await meet();
    const ring = { id: newId(), to: [carol], video: false, room };
    await town.page(carol);
    await host.ask('invite:send', ring);
    const gone = closed(host);
    await (await root()).post(`/rooms/${room}/eject`, { member: stay.me });
    await gone;
    const more = { to: [carol] };
    const own = await town.api(alice);
    assert.equal(await own.refused('POST', `/calls/${id}/people`, more), '403 forbidden');

    const [one, two, three] = [
      await town.page(alice),
      await town.page(`${bob}-2`),
      await town.page(`${bob}-3`),
    ];
    const rings = [rung(two), rung(three)] as const;
    const begun = await call(one, `${bob}-2`, `${bob}-3`);
    await accept(two, (await rings[0]).invite);
    await accept(three, (await rings[1]).invite);
    await one.ask('room:leave', { room: begun.room });
    const refused = await own.refused('POST', `/calls/${begun.room}/people`, more);
    assert.equal(refused, '403 forbidden');
  });
});
