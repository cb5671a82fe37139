import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { LIMITS } from '../../../src/protocol/limits.ts';
import type { MissedCall } from '../../../src/protocol/missed.ts';
import { call, inCall, type Visitor } from '../../support/rules.ts';
import { Visitors } from '../../support/visitors.ts';

describe('a missed call', () => {
  const visitors = new Visitors();
  const person = (user: string) => visitors.person(user);
  afterEach(() => visitors.end());

  const news = (who: Visitor, count: number) =>
    who.next('missed:changed', ({ missed }) => missed.length === count);
  const list = async (who: Visitor): Promise<readonly MissedCall[]> =>
    (await who.ask('missed:seen', { calls: [] })).missed;

  it('is one that was cancelled or expired, and is told at once', async () => {
    visitors.set({ durations: { ring: 40 } });
    const [alice, bob] = [await person('alice'), await person('bob')];
    const first = news(bob, 1);
    const { id } = await alice.ring('bob');
    await alice.ask('invite:cancel', { invite: id });
    const [missed] = (await first).missed;
    assert.equal(missed?.id, id);
    assert.deepEqual(missed?.from, { user: 'alice', name: 'alice' });
    const second = news(bob, 2);
    const { id: later } = await alice.ring('bob');
    assert.deepEqual(
      (await second).missed.map((call) => call.id),
      [later, id],
    );
  });

  it('is there on coming back, for somebody who was away or in a call', async () => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
    await inCall(bob, carol);
    await bob.ask('session:set', { callWaiting: false });
    const { id } = await alice.ring('bob', 'dave');
    assert.deepEqual(
      (await list(bob)).map((call) => call.id),
      [id],
    );
    const dave = await person('dave');
    assert.deepEqual(
      dave.signaling.session.value?.missed.map((call) => call.id),
      [id],
    );
  });

  it('is none that its caller could not open', async () => {
    const alice = await person('alice');
    await person('bob');
    for (let n = 0; n < LIMITS.places; n += 1) await alice.join(`room ${n}`, { held: true });
    assert.equal(await alice.refused('invite:send', call(['bob', 'carol'])), 'wrong-state');
    assert.deepEqual(await list(await person('carol')), []);
  });

  it('is none that was answered, on whichever device', async () => {
    const [alice, bob, other] = [await person('alice'), await person('bob'), await person('bob')];
    await bob.ask('invite:decline', { invite: (await alice.ring('bob')).id });
    await inCall(alice, other);
    for (const device of [bob, other]) assert.deepEqual(await list(device), []);
  });

  it('is none any more when the two talk, whoever calls back, and others’ stay', async () => {
    const [alice, bob, carol] = [await person('alice'), await person('bob'), await person('carol')];
    for (const caller of [alice, carol]) {
      const { id } = await caller.ring('bob');
      await caller.ask('invite:cancel', { invite: id });
    }
    const left = news(bob, 1);
    await inCall(bob, alice);
    assert.deepEqual(
      (await left).missed.map(({ from }) => from.user),
      ['carol'],
    );
  });

  it('goes from all devices when it was seen on one, and only for its person', async () => {
    const alice = await person('alice');
    const { id } = await alice.ring('bob', 'carol');
    const [bob, other, carol] = [await person('bob'), await person('bob'), await person('carol')];
    const gone = news(other, 0);
    assert.deepEqual((await bob.ask('missed:seen', { calls: [id] })).missed, []);
    await gone;
    assert.equal((await list(carol)).length, 1);
  });
});
