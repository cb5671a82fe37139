import { expect } from '@open-wc/testing';
import { signal } from '@preact/signals-core';
import { type MemberQuality, UNKNOWN } from '../../../src/engine/room/quality.ts';
import { reportQuality } from '../../../src/engine/room/report-quality.ts';
import { EMPTY, tally } from '../../../src/engine/room/report-state.ts';
import { LIMITS } from '../../../src/protocol/limits.ts';
import { scene } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';

describe('the report of how a call was', () => {
  const way = { loss: 0, jitter: 0.01, frames: 30, rating: 90, bits: 1_000 };
  const good: MemberQuality = {
    ...{ level: 'good', reason: undefined, roundTrip: 0.05, frozen: 0, past: [] },
    ...{ inward: way, outward: way },
    counts: {
      ...{ came: 0, lost: 0, late: 0, buffered: 0, emitted: 0, jitter: 0, outwardJitter: 0 },
      ...{ missed: 0, roundTrip: 0.05, frames: 0, frozen: 0, sent: 0 },
      ...{ bytesIn: 0, bytesOut: 0, width: 0, height: 0, isRelayed: true },
    },
  };
  const poor: MemberQuality = { ...good, level: 'poor', inward: { ...way, loss: 0.3 } };
  const room = (level: 'good' | 'poor', members: Record<string, MemberQuality>) => ({
    ...{ level, reason: undefined },
    members: new Map(Object.entries(members)),
  });

  it('is a mean over the time, and shares of it', () => {
    let now = tally(EMPTY, room('good', { bob: good }), 3);
    now = tally(now, room('poor', { bob: poor }), 1);
    expect(now.seconds).to.equal(4);
    expect(now.levels).to.deep.equal({ good: 0.75, fair: 0, poor: 0.25 });
    const [bob] = now.members;
    expect(bob).to.deep.include({ member: 'bob', seconds: 4, relayed: true });
    expect(bob?.inward.loss).to.be.closeTo(0.075, 1e-9);
    expect(bob?.outward.loss).to.equal(0);
  });

  it('keeps who has gone, and of very many those who were seen last', () => {
    let now = tally(EMPTY, UNKNOWN, 5);
    expect(now).to.equal(EMPTY);
    for (let index = 0; index <= LIMITS.reported; index += 1) {
      now = tally(now, room('good', { [`m${index}`]: good }), 1);
    }
    expect(now.members.length).to.equal(LIMITS.reported);
    expect(now.members[0]?.member).to.equal('m1');
  });

  it('comes to the server when the call is over, from both', async () => {
    const stage = scene();
    const [alice, bob] = [await stage.person('alice'), await stage.person('bob')];
    for (const { engine } of [alice, bob]) await engine.join('tea');
    for (const { engine } of [alice, bob]) {
      await until(() => engine.room.value?.quality.value.level);
    }
    await alice.engine.hangUp();
    await bob.engine.hangUp();
    const reports = await eventually(async () => {
      const kept = await stage.server.reports.of('tea');
      return kept.length === 2 ? kept : undefined;
    });
    expect(reports.map(({ by }) => by.user)).to.have.members(['alice', 'bob']);
    for (const { members } of reports) expect(members.length).to.equal(1);
    stage.end();
  });

  it('says how long it took to hear or see somebody, where that is known', async () => {
    const stage = scene();
    const { signaling } = await stage.person('alice');
    for (const [took, instance] of [
      [0.7, 'instance-that-knows'],
      [undefined, 'instance-that-does-not'],
    ] as const) {
      const slots = { microphone: true, camera: false, screen: false, 'screen-audio': false };
      const joined = await signaling.request('room:join', { room: 'tea', instance, slots });
      if ('waits' in joined) throw new Error('nobody has to wait here');
      const over = new AbortController();
      const quality = signal(UNKNOWN);
      const parts = { id: 'tea', instance, stay: joined.stay, signaling, quality };
      reportQuality({ ...parts, setup: () => took, until: over.signal });
      const began = performance.now();
      await eventually(() => performance.now() > began);
      quality.value = room('good', { 'member-of-bob': good });
      over.abort();
      const kept = await eventually(async () =>
        (await stage.server.reports.of('tea')).find((one) => one.instance === instance),
      );
      expect(kept.setup).to.equal(took);
    }
    stage.end();
  });
});
