import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { JoinReply } from '../../../src/protocol/room.ts';
import { ApiTown, accept, call, closed, rung } from '../../support/api-town.ts';
import type { BareClient } from '../../support/bare-client.ts';
import { eventually } from '../../support/until.ts';

const way = { loss: 0.2, jitter: 0, frames: 25, rating: 40, bits: 1_000 };
const levels = { good: 0.25, fair: 0.25, poor: 0.5 };

describe('how calls were, by HTTP', () => {
  const town = new ApiTown();
  before(() => town.begin());
  afterEach(() => town.leave());
  after(() => town.end());

  /** Two talk, hang up, and report. */
  async function talk(alice: string, bob: string) {
    const [one, two] = [await town.page(alice), await town.page(bob)];
    const rings = rung(two);
    const { room } = await call(one, bob);
    const joined = await accept(two, (await rings).invite);
    const caller = await one.join(room);
    const report = (page: BareClient, { stay, me, room: { members } }: JoinReply, other: string) =>
      page.ask('quality:report', {
        ...{ room, stay, instance: members[me]!.instance, seconds: 60, levels, setup: 2 },
        members: [
          {
            ...{ member: other, seconds: 60, levels, roundTrip: 0.1, frozen: 0 },
            ...{ inward: way, outward: { ...way, loss: 0 } },
          },
        ],
      });
    const over = closed(two);
    await one.ask('room:leave', { room, stay: caller.stay });
    await over;
    await report(one, caller, joined.me);
    await report(two, joined, caller.me);
    const own = await town.api(alice);
    await eventually(async () => (await own.get(`/calls/${room}`)).ended);
    return room;
  }

  it('people see what their own pages report, operators all, with what it says together', async () => {
    const [alice, bob, , mallory] = town.people();
    const room = await talk(alice, bob);
    const mine = await (await town.api(alice)).get(`/calls/${room}/quality`);
    assert.deepEqual(
      mine.reports.map(({ user }: { user: string }) => user),
      [alice],
    );
    const root = await town.api('root', { role: 'host' });
    const { reports, summary } = await root.get(`/calls/${room}/quality`);
    assert.equal(reports.length, 2);
    // They say a minute each, and were there for less.
    const seconds = reports.map((one: { seconds: number }) => one.seconds);
    assert.equal(summary.seconds, seconds[0] + seconds[1]);
    assert.ok(summary.seconds > 0 && summary.seconds < 120, String(summary.seconds));
    assert.deepEqual(summary.quality, levels);
    assert.equal(summary.causes[0].code, 'download-loss');
    assert.ok(Math.abs(summary.means.lossIn - 0.2) < 1e-9);
    const stranger = await town.api(mallory);
    assert.equal(await stranger.refused('GET', `/calls/${room}/quality`), '404 not-found');
  });

  it('operators see all calls of a time together', async () => {
    const [alice, bob] = town.people();
    const from = Date.now();
    const room = await talk(alice, bob);
    const root = await town.api('root', { role: 'host' });
    const told = await root.get(`/analytics?from=${from}&zone=Europe/Vienna`);
    assert.equal(told.zone, 'Europe/Vienna');
    assert.equal(told.days.at(-1).calls, 1);
    assert.equal(told.days.at(-1).answered, 1);
    assert.deepEqual(told.endings, { accepted: 1 });
    assert.deepEqual(told.setup, { median: 2, p95: 2, reports: 2 });
    assert.deepEqual(told.quality, levels);
    assert.equal(told.worst[0].call, room);
    assert.deepEqual(told.worst[0].people.map(({ user }: { user: string }) => user).sort(), [
      alice,
      bob,
    ]);
    assert.ok([30, 31].includes((await root.get('/analytics')).days.length));
  });

  it('nobody else does', async () => {
    const [alice] = town.people();
    for (const claims of [{}, { role: 'cohost' }, { role: 'host', rooms: ['tea'] }]) {
      const who = await town.api(alice, claims);
      assert.equal(await who.refused('GET', '/analytics'), '403 forbidden');
    }
  });

  it('says which time cannot be', async () => {
    const root = await town.api('root', { role: 'host' });
    for (const query of [
      'from=2&to=1',
      'from=0&to=99999999999999',
      'zone=Moon',
      'from=x',
      'from=0',
    ]) {
      assert.equal(await root.refused('GET', `/analytics?${query}`), '400 invalid', query);
    }
  });

  it('people see which calls they had, and filter them; operators see those of all', async () => {
    const [alice, bob, carol] = town.people();
    const first = await talk(alice, bob);
    const second = await talk(alice, carol);
    const own = await town.api(alice);
    const ids = async (query = '') =>
      (await own.get(`/calls${query}`)).calls.map(({ id }: { id: string }) => id);
    assert.deepEqual(await ids(), [second, first]);
    assert.deepEqual(await ids('?limit=1'), [second]);
    assert.deepEqual(await ids(`?limit=1&after=${second}`), [first]);
    assert.deepEqual(await ids('?active=true'), []);
    assert.deepEqual(await ids('?reason=hung-up'), [second, first]);
    assert.deepEqual(await ids('?reason=expired'), []);
    assert.deepEqual(await ids(`?room=${first}`), [first]);
    assert.deepEqual(await ids(`?from=${Date.now()}`), []);
    assert.deepEqual(await ids('?to=1'), []);
    const root = await town.api('root', { role: 'host' });
    const { calls } = await root.get(`/calls?user=${bob}`);
    assert.deepEqual(
      calls.map(({ id }: { id: string }) => id),
      [first],
    );
    assert.equal((await (await town.api(carol)).get('/calls')).calls.length, 1);
  });
});
