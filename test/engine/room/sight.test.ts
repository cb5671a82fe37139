import { expect } from '@open-wc/testing';
import { Sight } from '../../../src/engine/room/sight.ts';
import { stepFor } from '../../../src/engine/room/sight-state.ts';
import { lowerQuality } from '../../../src/protocol/quality.ts';
import { type Person, scene } from '../../support/engines.ts';
import { eventually, until } from '../../support/until.ts';

describe('what is seen of somebody', () => {
  const tile = { width: 320, height: 180 };

  it('is not known before anybody says so, and then the largest of all views', () => {
    const sight = new Sight();
    expect(sight.lines('a', 'camera')).to.equal(undefined);
    const [grid, strip] = [{}, {}];
    sight.show('a', 'camera', tile, strip);
    sight.show('a', 'camera', { width: 640, height: 200 }, grid);
    expect(sight.lines('a', 'camera')).to.equal(360);
    sight.hide('a', 'camera', grid);
    expect(sight.lines('a', 'camera')).to.equal(180);
    sight.hide('a', 'camera', strip);
    expect(sight.lines('a', 'camera')).to.equal(0);
    expect(sight.lines('a', 'screen')).to.equal(undefined);
  });

  it('is said in steps, up at once and down only when it is clearly less', () => {
    expect(stepFor(0, 180)).to.equal(0);
    expect(stepFor(181, 180)).to.equal(270);
    expect(stepFor(179, 270)).to.equal(270);
    expect(stepFor(160, 270)).to.equal(180);
    expect(stepFor(99_999, undefined)).to.equal(2160);
    expect(stepFor(Number.NaN, undefined)).to.equal(0);
  });

  it('is limited by whoever wants less of quality', () => {
    expect(lowerQuality('high')).to.equal('high');
    expect(lowerQuality('high', 'low')).to.equal('low');
    expect(lowerQuality('auto', 'medium')).to.equal('medium');
    expect(lowerQuality('auto')).to.equal('auto');
    // A host takes away, and gives nothing that one saves.
    expect(lowerQuality('auto', 'high')).to.equal('auto');
    expect(lowerQuality('low', 'high')).to.equal('low');
  });
});

describe('a tile that is out of sight, over real connections', function () {
  this.timeout(30_000);
  const stage = scene();
  let alice: Person;
  let bob: Person;
  before(async () => {
    alice = await stage.person('alice');
    bob = await stage.person('bob');
    bob.engine.preferences.camera.value = true;
    for (const { engine } of [alice, bob]) await engine.join('tea');
    await until(() => alice.engine.room.value?.roster.others.value.length === 1);
  });
  after(() => stage.end());

  const room = () => alice.engine.room.value!;
  const bobId = () => room().roster.others.value[0]!.id;
  async function frames(): Promise<number> {
    const reports = [...(await room().carrier.sample()).values()];
    const stats = reports.flatMap((report) => [...report.values()]);
    return Math.max(0, ...stats.map(({ framesDecoded }) => framesDecoded ?? 0));
  }

  it('is not sent, is not frozen, and moves again when it is shown', async () => {
    await eventually(async () => (await frames()) > 3);
    room().sight.hide(bobId(), 'camera');
    let last = -1;
    // Nothing new between two looks of the health, which would have been three pictures at least.
    await eventually(async () => {
      const now = await frames();
      const { vitals } = room().health;
      const seen = vitals.value;
      await until(() => vitals.value !== seen);
      const isPaused = now === last && now === (await frames());
      last = now;
      return isPaused;
    });
    const health = () => room().health.members.value.get(bobId());
    for (let looks = 0; looks < 4; looks += 1) {
      const seen = room().health.vitals.value;
      await until(() => room().health.vitals.value !== seen);
      expect(health()).to.equal('connected');
    }
    expect(await frames()).to.equal(last);
    room().sight.show(bobId(), 'camera', { width: 320, height: 180 });
    await eventually(async () => (await frames()) > last);
  });
});
