import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import type { Payload } from '../../../src/protocol/commands.ts';
import type { Stay } from '../../../src/protocol/room.ts';
import { InPageServer } from '../../../src/testing/in-page-server.ts';
import { inCall, visitor } from '../../support/rules.ts';

describe('how a call was', () => {
  const server = new InPageServer();
  const [alice, bob, mallory] = ['alice', 'bob', 'mallory'].map((user) =>
    visitor(server, user),
  ) as [ReturnType<typeof visitor>, ReturnType<typeof visitor>, ReturnType<typeof visitor>];
  const report = (room: string, stay: Stay, seconds: number): Payload<'quality:report'> => ({
    ...{ room, stay, instance: 'instance-1', seconds, members: [] },
    levels: { good: 1, fair: 0, poor: 0 },
  });
  after(() => {
    for (const { signaling } of [alice, bob, mallory]) signaling.close();
    server.close();
  });
  /** Joins as the page that reports. */
  const join = (one: typeof alice, instance = 'instance-1', more: object = {}) =>
    one.join('tea', { instance, ...more });
  afterEach(async () => {
    for (const one of [alice, bob]) await one.ask('room:leave', { room: 'tea' });
  });

  it('is told by its members, each time anew', async () => {
    const { me, stay } = await join(alice);
    await alice.ask('quality:report', report('tea', stay, 60));
    await alice.ask('quality:report', { ...report('tea', stay, 120), setup: 0.7 });
    const [first, ...more] = await server.reports.of('tea');
    assert.deepEqual(first?.by, { member: me, user: 'alice' });
    assert.equal(first?.setup, 0.7);
    assert.deepEqual(more, []);
    assert.ok(!JSON.stringify(first).includes(stay.secret));
  });

  it('is told by each page of a member: one that was reloaded forgets nothing of the one before', async () => {
    const { stay } = await join(alice);
    await alice.ask('quality:report', { ...report('tea', stay, 1), setup: 0.5 });
    const again = { ...report('tea', stay, 1), instance: 'instance-2' };
    assert.equal(await alice.refused('quality:report', again), 'wrong-state');
    await join(alice, 'instance-2', { stay });
    await alice.ask('quality:report', again);
    const own = (await server.reports.of('tea')).filter(({ by }) => by.member === stay.member);
    assert.deepEqual(
      own.map(({ instance, setup }) => [instance, setup]),
      [
        ['instance-1', 0.5],
        ['instance-2', undefined],
      ],
    );
  });

  it('is told of no more time than its page was there', async () => {
    const { stay } = await join(alice);
    await alice.ask('quality:report', report('tea', stay, 1e9));
    const [kept] = (await server.reports.of('tea')).filter(({ by }) => by.member === stay.member);
    assert.ok(kept && kept.seconds < 1e6, String(kept?.seconds));
    await alice.ask('room:leave', { room: 'tea' });
    await alice.ask('quality:report', report('tea', stay, 1e9));
    const [last] = (await server.reports.of('tea')).filter(({ by }) => by.member === stay.member);
    assert.ok(last && last.seconds < 1e6, String(last?.seconds));
  });

  it('is told of the time before its server was started anew, where it was told then', async () => {
    const { me, stay } = await join(alice);
    const earlier = (user: string, instance: string) =>
      server.reports.put({
        ...{ ...report('tea', stay, 600), instance, by: { member: me, user } },
        at: Date.now() - 1_000,
      });
    const seconds = async (instance: string) => {
      await join(alice, instance, { stay });
      await alice.ask('quality:report', { ...report('tea', stay, 601), instance });
      const own = (await server.reports.of('tea')).filter((one) => one.instance === instance);
      return own.map((one) => one.seconds);
    };
    await earlier('alice', 'instance-3');
    assert.deepEqual(await seconds('instance-3'), [601]);
    await earlier('mallory', 'instance-4');
    const [short = 600] = await seconds('instance-4');
    assert.ok(short < 600, String(short));
  });

  it('names everybody once', async () => {
    const { stay } = await join(alice);
    const way = { loss: 0, jitter: 0, frames: 0, rating: 90, bits: 0 };
    const bobs = {
      ...{ member: 'member-of-bob', seconds: 1, levels: { good: 1, fair: 0, poor: 0 } },
      ...{ inward: way, outward: way, roundTrip: 0, frozen: 0 },
    };
    const told = (members: (typeof bobs)[]) =>
      alice.refused('quality:report', { ...report('tea', stay, 1), members });
    assert.equal(await told([bobs]), 'fine');
    assert.equal(await told([bobs, bobs]), 'invalid');
  });

  it('is told also when one has gone, or the call has ended', async () => {
    const { room, caller, callee } = await inCall(alice, bob);
    await alice.ask('room:leave', { room, stay: caller.stay });
    assert.equal(await alice.refused('quality:report', report(room, caller.stay, 9)), 'fine');
    assert.equal(await bob.refused('quality:report', report(room, callee.stay, 9)), 'fine');
    assert.equal((await server.reports.of(room)).length, 2);
  });

  it('is told by nobody else, nor in the name of another', async () => {
    const { stay } = await join(alice);
    const forged = { ...stay, secret: 'a-secret-of-mallory' };
    assert.equal(await mallory.refused('quality:report', report('tea', forged, 1)), 'forbidden');
    assert.equal(await mallory.refused('quality:report', report('tea', stay, 1)), 'forbidden');
    const other = report('another-room', stay, 1);
    assert.equal(await alice.refused('quality:report', other), 'forbidden');
    const twisted = { ...report('tea', stay, 1), levels: { good: 7, fair: 0, poor: 0 } };
    assert.equal(await alice.refused('quality:report', twisted), 'invalid');
    const early = { ...report('tea', stay, 1), setup: -1 };
    assert.equal(await alice.refused('quality:report', early), 'invalid');
  });
});
